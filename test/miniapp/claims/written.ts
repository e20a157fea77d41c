import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(__dirname, '..', '..', '..')
const HAN = /\p{Script=Han}/u

/** The source files of a folder, or the file itself. */
function filesOf(path: string): string[] {
  if (statSync(join(ROOT, path)).isFile()) return [path]
  return readdirSync(join(ROOT, path), { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(path, file))
}

/** Every Chinese text that stands in the source of some files: literals, pieces of templates, and what pages write between their tags. */
export function textsIn(file: string, source = readFileSync(join(ROOT, file), 'utf8')): string[] {
  const texts: string[] = []
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node))
      texts.push([node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…'))
    else if (ts.isStringLiteralLike(node)) texts.push(node.text)
    else if (ts.isJsxText(node)) texts.push(node.text.trim())
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return texts.filter((text) => HAN.test(text))
}

/** The same of several folders and files, each text with where it stands. */
export const writtenIn = (paths: readonly string[]): { file: string; text: string }[] =>
  paths.flatMap(filesOf).flatMap((file) => textsIn(file).map((text) => ({ file, text })))
