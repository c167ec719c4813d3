/** `github/main`, `memory`: small letters, digits, single hyphens, at most one slash, 64 characters. */
export function isCredentialName(name: string): boolean {
  return name.length <= 64 && /^[a-z\d]+(?:-[a-z\d]+)*(?:\/[a-z\d]+(?:-[a-z\d]+)*)?$/.test(name);
}
