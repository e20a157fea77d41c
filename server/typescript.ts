import { pathToFileURL } from 'node:url'

/**
 * What teaches TypeScript to a thread or a process of ours, which inherits no loader. It is named by where it lies: a thread looks for a package from the
 * folder in which the service was started, and that may be any.
 */

/** Arguments of `node` for a process or a thread whose file is TypeScript. */
export const importArgs = (): string[] => ['--import', pathToFileURL(require.resolve('tsx')).href]
