export { wrap } from '#components/wrap.ts';
