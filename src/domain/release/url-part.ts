/** Text as one part of an address: nothing in it can end the part, a Markdown link or an HTML attribute around it. */
export function urlPart(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
