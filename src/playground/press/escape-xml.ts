const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Makes text fit for XML and HTML, in elements and in attributes. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"]/g, mark => entities[mark] ?? mark)
}
