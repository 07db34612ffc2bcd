/** The saved page's style: the same paper, ink and thread as the screen, without anything loaded. */
export const style = `
:root{color-scheme:light dark;--paper:#FAF8F4;--sheet:#FFF;--sunk:#F3EFE7;--ink:#1F1D1A;--faded:#665F56;--line:#E6E0D6;--edge:#8C8478;--thread:#B8382B;--moss:#2F6B4A;--amber:#8A5A10;--slate:#4A6079;--hair:rgba(31,29,26,.2)}
@media (prefers-color-scheme:dark){:root{--paper:#141312;--sheet:#1D1B19;--sunk:#262320;--ink:#EDE8E0;--faded:#A79F93;--line:#33302B;--edge:#7A7268;--thread:#E2695B;--moss:#7DBB97;--amber:#DFA94A;--slate:#8FA6BD;--hair:rgba(237,232,224,.2)}}
*{box-sizing:border-box;margin:0;padding:0}
body{font:400 16px/1.65 -apple-system,BlinkMacSystemFont,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--paper);font-variant-numeric:tabular-nums;text-autospace:normal;line-break:strict;padding:32px 20px 56px}
:root:lang(en) body{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;line-height:1.55}
main{max-width:1112px;margin:0 auto}
h1{font:700 34px/1.35 "Songti SC","Noto Serif SC","Noto Serif CJK SC",STSong,SimSun,serif;margin:6px 0 8px;text-wrap:balance}
:root:lang(en) h1{font-family:Georgia,"Noto Serif CJK SC",serif;letter-spacing:-.012em}
h2{font-size:18px;line-height:28px;margin:36px 0 4px;font-weight:600}
h3{font-size:16px;line-height:26px;font-weight:600}
p{text-wrap:pretty}
ul,ol{list-style:none}
.cap{font-size:13px;line-height:20px;color:var(--faded)}
.meta span{margin-inline-end:14px}
.lead{font-size:17px;line-height:28px;max-width:44em}
.grid{display:grid;gap:28px;border-top:1.5px solid var(--ink);margin-top:22px;padding-top:4px}
.cond{padding:13px 0;border-bottom:1px solid var(--line)}
.cond .h{display:flex;gap:8px;justify-content:space-between}
.cond p,.fact{font-size:15px;line-height:24px;color:var(--faded)}
.cond b{color:var(--ink);font-weight:600}
.g{display:inline-flex;gap:6px;align-items:center;font-size:14px;font-weight:600;white-space:nowrap}
.g svg{width:18px;height:18px;flex:none}
.holds{color:var(--moss);--c:var(--moss)}.inDoubt{color:var(--amber);--c:var(--amber)}.fails{color:var(--ink);--c:var(--ink)}.notEnough{color:var(--slate);--c:var(--slate)}
.mesh{display:block;width:100%;height:auto}
.rows li{display:flex;gap:10px;align-items:center;min-height:40px;border-bottom:1px solid var(--line);font-size:14px}
.rows .r{margin-inline-start:auto;color:var(--faded);white-space:nowrap}.rows .r b{color:var(--ink);font-weight:600}
.disc{display:inline-flex;width:26px;height:26px;border-radius:50%;align-items:center;justify-content:center;border:1px solid var(--edge);font:700 13px/1 "Songti SC","Noto Serif SC",SimSun,serif;flex:none;background:var(--sheet)}
.disc.core{background:var(--ink);color:var(--paper);border-color:var(--ink)}
.role{white-space:nowrap;font-size:12px;border:1px solid var(--edge);border-radius:4px;padding:0 6px;color:var(--faded)}
.lines{border-top:1.5px solid var(--ink)}
details.line{border-bottom:1px solid var(--line);padding:13px 0}
summary{cursor:pointer;display:grid;gap:2px 16px;grid-template-columns:1fr auto;align-items:center;list-style:none}
summary::-webkit-details-marker{display:none}
summary .fact,summary .ruler{grid-column:1/-1}
.num{font-size:14px;color:var(--faded);grid-column:1/-1}.num b{font-size:18px;color:var(--ink);font-weight:600}
.ruler{position:relative;height:20px;display:block}
.ruler::before{content:"";position:absolute;left:0;right:0;top:9.5px;height:1px;background:var(--edge);opacity:.55}
.ruler i{position:absolute;top:6px;height:8px;border-radius:4px;background:var(--c);opacity:.24}
.ruler b{position:absolute;top:5px;width:10px;height:10px;border-radius:50%;margin-left:-5px;background:var(--c);box-shadow:0 0 0 2px var(--paper)}
.ruler u{position:absolute;top:2px;width:1px;height:16px;background:var(--ink)}
.open{margin-top:10px;display:grid;gap:10px}
.ev{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:14px 16px;break-inside:avoid}
.ev .who{display:flex;gap:8px;align-items:center;font-size:14px}.ev .who+q+.who{margin-top:10px}
.ev time{margin-inline-start:auto;color:var(--faded);font-size:13px;white-space:nowrap}
q{display:block;quotes:none;margin-top:6px;font-size:15px;line-height:25px;white-space:pre-wrap;overflow-wrap:anywhere}
.why{margin-top:6px;font-size:13px;line-height:20px;color:var(--faded)}
.next{background:var(--sunk);border-radius:10px;padding:12px 16px;font-size:15px;line-height:24px}
.notes li{font-size:14px;line-height:22px;color:var(--faded);padding:4px 0}
@media (min-width:960px){h1{font-size:44px}.grid{grid-template-columns:280px minmax(0,1fr) 236px;gap:36px}summary{grid-template-columns:110px minmax(0,1fr) 190px 190px}summary .g{order:-1}summary .fact,summary .ruler,.num{grid-column:auto}.open{margin-inline-start:126px;grid-template-columns:repeat(auto-fit,minmax(260px,1fr))}.open .next,.open .cap{grid-column:1/-1}}
@media print{body{padding:0;background:#fff}details.line{break-inside:avoid}}
`.trim();
