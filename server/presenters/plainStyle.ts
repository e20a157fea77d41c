import { createHash } from 'node:crypto'

/** How plain pages look: the colours of `miniapp/src/styles/tokens.scss`, one column of a phone first, larger letters at a tick, black on white on paper. */
export const PLAIN_STYLE = `:root{color-scheme:light dark;--ink:#14181f;--ink-2:#4a5361;--page:#f4f6f9;--card:#fff;--line:#e3e7ed;--brand:#1450a3;--stop:#b42318;--stop-soft:#fdecea;--warn:#93500b;--warn-soft:#fdf1df;--pass:#0b6b3a;--pass-soft:#e6f4ec}
@media screen and (prefers-color-scheme:dark){:root{--ink:#f2f4f7;--ink-2:#b6becb;--page:#0e1116;--card:#171b22;--line:#2a303a;--brand:#7fb0ff;--stop:#ff8a7a;--stop-soft:#3a1714;--warn:#f5b961;--warn-soft:#35250f;--pass:#6fd39b;--pass-soft:#10301f}}
*{box-sizing:border-box}
body{margin:0;padding:0 1rem 2rem;background:var(--page);color:var(--ink);font:1.0625rem/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
main{max-width:42rem;margin:0 auto}
#large:checked~main{font-size:1.4rem}
label{display:inline-block;padding:.75rem .25rem}
#large{width:1.4rem;height:1.4rem;margin:.75rem 0 .75rem .25rem;vertical-align:middle}
h1{margin:.5rem 0;font-size:1.5em;line-height:1.3}
h2{margin:0 0 .5rem;font-size:1.1em}
h3{margin:.75rem 0 0;font-size:1em}
section,.verdict{margin:1rem 0;padding:1rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}
p,dl,ul{margin:.25rem 0}
ul{padding-left:1.2em}
dt{color:var(--ink-2);font-size:.9em}
dd{margin:0 0 .4rem}
a{color:var(--brand)}
pre{white-space:pre-wrap}
form label{padding:.75rem 0 .25rem}
input:not([type=checkbox]),textarea{width:100%;min-height:2.75rem;padding:.5rem;border:1px solid var(--ink-2);border-radius:.4rem;background:var(--card);color:var(--ink);font:inherit}
button{min-height:2.75rem;margin:.75rem .5rem 0 0;padding:0 1.25rem;border:0;border-radius:.5rem;background:var(--brand);color:var(--card);font:inherit}
button.plain{border:1px solid var(--brand);background:none;color:var(--brand)}
summary{padding:.6rem 0;color:var(--brand);cursor:pointer}
[role=status]:not(:empty){position:sticky;top:0;z-index:1;margin:.5rem 0;padding:.5rem .75rem;border-radius:.4rem;background:var(--warn-soft);color:var(--warn)}
.strong{font-weight:600}
[hidden]{display:none}
table{width:100%;border-collapse:collapse}
time,.whole{white-space:nowrap}
th,td{padding:.3rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
@media screen and (max-width:40rem){.stack thead{display:none}.stack tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}.stack tr:last-child{border:0}.stack th,.stack td{display:block;padding:0;border:0}.stack td[data-name]::before{content:attr(data-name)"：";color:var(--ink-2)}}
.call a,.link a{display:inline-block;min-height:2.75rem;padding:.5rem 0}
.quiet,footer{color:var(--ink-2);font-size:.9em}
.sample{padding:.25rem .5rem;color:var(--warn);background:var(--warn-soft);font-size:.9em}
.stop{color:var(--stop)}.warn{color:var(--warn)}.pass{color:var(--pass)}.unknown{color:var(--ink-2)}
.verdict{font-weight:600}.verdict p{font-weight:400}
.verdict.stop{background:var(--stop-soft)}.verdict.warn{background:var(--warn-soft)}.verdict.pass{background:var(--pass-soft)}
@media print{@page{margin:14mm}body{padding:0;background:#fff;color:#000;font-size:11pt}section,.verdict{break-inside:avoid;border-color:#000}a{color:#000;text-decoration:none}#large,label,.screen{display:none}}`

const STYLE_HASH = createHash('sha256').update(PLAIN_STYLE).digest('base64')

/** What a plain page may do: look as its own style says, and nothing else; nothing in it runs, is asked for or is sent. */
export const PLAIN_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** The same for a page with a form that asks this service for another page. */
export const FORM_POLICY = PLAIN_POLICY.replace("form-action 'none'", "form-action 'self'")
