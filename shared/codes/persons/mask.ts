/** The name with all but its first character hidden: 张三 → 张*, 欧阳娜娜 → 欧*** (domain 9.3: first character only). */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  return characters.length === 0 ? '' : characters[0] + '*'.repeat(Math.max(1, characters.length - 1))
}
