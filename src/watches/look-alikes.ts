/** Whether two folded words are known to be different names that are spelled alike. */
export function areLookAlikes(left: string, right: string): boolean {
  return lookAlikes.get(left)?.has(right) === true
}

/** Names on one line are all different. */
const families = `
niger nigeria nigerien nigerian
iran iraq
austria australia
mali malawi male maldives
`

const lookAlikes = new Map<string, ReadonlySet<string>>()
for (const family of families.trim().split('\n')) {
  const members = new Set(family.split(' '))
  for (const member of members) {
    lookAlikes.set(member, new Set([...(lookAlikes.get(member) ?? []), ...members].filter(other => other !== member)))
  }
}
