/** Says by name what a run left out: a skipped test must not look like a passed one. */
module.exports = class SkippedReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults.filter((test) => test.status === 'pending').map((test) => test.fullName),
    )
    process.stdout.write(
      skipped.length === 0 ? '\nSkipped: nothing\n' : `\nSkipped (${skipped.length}):\n${skipped.map((name) => `  ${name}\n`).join('')}`,
    )
  }
}
