/** The name somebody typed, without what turns its direction or breaks its line; undefined where nothing of it would be seen. */
export function readName(typed: string | number | boolean | undefined): string | undefined {
  const name = String(typed ?? '')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
  return name.replaceAll(/[\s\u2800\p{Default_Ignorable_Code_Point}]/gu, '') === '' ? undefined : name
}
