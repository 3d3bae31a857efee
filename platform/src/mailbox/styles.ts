/** The mailbox's styles, light and dark, for widths from 320 px. */
export const styles = `
:root { color-scheme: light dark; font: 1.0625rem/1.55 Georgia, serif;
  --ink: light-dark(#241f1b, #f1ece6); --soft: light-dark(#5f5851, #b9b0a6); --line: light-dark(#ddd5cb, #3d3833);
  --paper: light-dark(#f6f1ea, #171513); --card: light-dark(#fffdfa, #211e1b); --link: light-dark(#7a2e0e, #ffb38a);
  --bubble: light-dark(#e7e2da, #35302b); --sms: light-dark(#dfe9dc, #2c3a2a); --mail: light-dark(#eee3d8, #3a2d24); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); }
main { max-width: 44rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-bottom: 1rem; }
nav a { padding: .3rem 0; }
h1 { font-size: clamp(1.5rem, 5vw, 2rem); font-weight: 400; line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.1875rem; font-weight: 400; margin: 2rem 0 .5rem; }
p { margin: 0 0 1rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.note, .empty { color: var(--soft); font-size: .9375rem; }
.list { list-style: none; margin: 1.25rem 0 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.list > li + li { border-top: 1px solid var(--line); }
.row, .preview { display: block; padding: .75rem 1rem; color: inherit; text-decoration: none; }
.row:hover { background: color-mix(in srgb, var(--link) 7%, transparent); }
.row .title { color: var(--link); text-decoration: underline; }
.title { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; text-align: start; }
.preview { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; align-items: center; }
.preview > :first-child { flex: 1 1 16rem; }
.meta { display: flex; flex-wrap: wrap; gap: .2rem .9rem; align-items: center; color: var(--soft); font-size: .9375rem; margin: .2rem 0 0; }
p.meta { margin-bottom: 1rem; }
.badge { padding: 0 .5rem; border-radius: 999px; background: var(--mail); color: var(--ink); font-size: .8125rem; }
.badge.sms { background: var(--sms); }
.kind { font: .8125rem/1.5 ui-monospace, monospace; }
.languages { display: flex; gap: .15rem; font: .9375rem/1.5 ui-monospace, monospace; }
.languages > * { min-width: 2.75rem; padding: .5rem .35rem; text-align: center; }
.languages [aria-current] { background: var(--bubble); border-radius: 6px; }
.facts { margin: 0 0 1.25rem; }
.facts div { display: flex; gap: .75rem; padding: .15rem 0; }
.facts dt { flex: none; width: 5rem; color: var(--soft); }
.facts dd { margin: 0; min-width: 0; }
iframe { display: block; width: 100%; height: var(--narrow); background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
@media (min-width: 40rem) { iframe { height: var(--wide); } }
pre { margin: 0 0 1rem; padding: 1rem; white-space: pre-wrap; background: var(--card); border: 1px solid var(--line); border-radius: 12px;
  font: .875rem/1.6 ui-monospace, monospace; unicode-bidi: plaintext; }
.phone { max-width: 23rem; padding: 1.25rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 24px; margin-bottom: .5rem; }
.bubble { margin: 0; padding: .7rem .95rem; background: var(--bubble); border-radius: 18px 18px 18px 4px; white-space: pre-line;
  font: 1rem/1.45 system-ui, sans-serif; unicode-bidi: plaintext; }
.push { max-width: 28rem; padding: .8rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px;
  font: .9375rem/1.45 system-ui, sans-serif; }
`;
