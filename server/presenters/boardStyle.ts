import { createHash } from 'node:crypto'

/**
 * How boards look: on a wall of 1920 × 1080 one slide at a time, no letter below 40 points, and on another screen the same in its size, so that what the
 * service has put on a slide has room there; on a phone one below the other; on paper A3. The colours are those of `miniapp/src/styles/tokens.scss`.
 */
export const BOARD_STYLE = `:root{--u:1px;--ink:#14181f;--ink-2:#4a5361;--page:#f4f6f9;--card:#fff;--line:#e3e7ed;--brand:#1450a3;--stop:#b42318;--stop-soft:#fdecea;--warn:#93500b;--warn-soft:#fdf1df;--pass:#0b6b3a;--pass-soft:#e6f4ec}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1,h2,p{margin:0}
header,main,footer{padding:.75rem 1rem}
header{color:#fff;background:var(--brand)}
h1{font-size:1.5em;line-height:1.3}
h2{margin:.75rem 0 .5rem;font-size:1.25em}
.row{margin:0 0 .75rem;padding:.5rem .75rem;border-left:.35rem solid var(--line);background:var(--card)}
.words{font-size:1.15em;font-weight:600}
.row.stop{border-color:var(--stop);background:var(--stop-soft)}.row.warn{border-color:var(--warn);background:var(--warn-soft)}.row.pass{border-color:var(--pass);background:var(--pass-soft)}
.stop .words{color:var(--stop)}.warn .words{color:var(--warn)}.pass .words{color:var(--pass)}
.note,#told{color:var(--ink-2)}
.sample{font-weight:600}
a{color:inherit}
@media screen and (max-width:1199px) and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#f2f4f7;--ink-2:#b6becb;--page:#0e1116;--card:#171b22;--line:#2a303a;--stop:#ff8a7a;--stop-soft:#3a1714;--warn:#f5b961;--warn-soft:#35250f;--pass:#6fd39b;--pass-soft:#10301f}}
footer{display:flex;align-items:center;gap:1rem;border-top:1px solid var(--line);background:var(--card)}
footer svg{display:block;flex:none;width:8rem;height:8rem}
#alarm,#late{color:var(--stop);font-weight:600}
.day{white-space:nowrap}
.again,.part,#page,#heard{display:none}
#told{min-width:0;flex:1}
@supports (width:min(1px,2px)){:root{--u:min(100vw/1920,100vh/1080)}}
@media screen and (min-width:1200px){
body.paging{height:100vh;overflow:hidden;display:flex;flex-direction:column;font-size:calc(40*var(--u));line-height:1.4}
.paging header{display:flex;align-items:baseline;gap:calc(40*var(--u));padding:calc(18*var(--u)) calc(60*var(--u))}
.paging h1{font-size:calc(60*var(--u))}
.paging header p{font-size:calc(40*var(--u))}
.paging main{flex:1;min-height:0;padding:calc(20*var(--u)) calc(60*var(--u)) 0;overflow:hidden}
.paging .slide{display:none}
.paging .slide.on{display:block}
.paging h2{margin:0 0 calc(16*var(--u));font-size:calc(52*var(--u));line-height:1.3}
.paging .again,.paging .part{display:inline}
.paging h2.again{display:block}
.paging .row{margin:0 0 calc(10*var(--u));padding:calc(6*var(--u)) calc(24*var(--u));border-left-width:calc(16*var(--u))}
.paging a{text-decoration:none}
.paging .words{font-size:calc(52*var(--u));line-height:1.35}
.paging footer{flex:none;gap:calc(40*var(--u));height:calc(248*var(--u));padding:0 calc(60*var(--u));overflow:hidden}
.paging footer svg{width:calc(224*var(--u));height:calc(224*var(--u))}
.paging #alarm:not(:empty)~p{display:none}
.paging #page,.paging #heard{display:inline}
.paging #page{font-variant-numeric:tabular-nums}
}
@media print{@page{size:A3 portrait;margin:14mm}body{background:#fff;color:#000;font-size:12pt;line-height:1.35}a{text-decoration:none}header{color:#000;background:#fff;border-bottom:2pt solid #000}main,header,footer{padding:4mm 0}#slides{columns:2;column-gap:10mm}.slide{break-inside:auto}h2{break-after:avoid}.row{break-inside:avoid;margin-bottom:2mm;padding:1mm 3mm;border-left-width:4pt;border-color:#000!important;background:#fff!important}.words,.note,#alarm,#late{color:#000!important}footer{border-top:2pt solid #000;break-inside:avoid}footer svg{width:36mm;height:36mm}}`

/** What a board may do: run its own script, ask its own service, look as its own style says. Nothing stands within it that runs. */
export const BOARD_POLICY = `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'sha256-${createHash('sha256').update(BOARD_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
