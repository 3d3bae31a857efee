/** The viewer's styles, light and dark, for widths from 320 px. */
export const styles = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif;
  --ink: light-dark(#1d1b19, #f1ece6); --soft: light-dark(#5f5851, #b5aca2); --line: light-dark(#ddd5cb, #3d3833);
  --paper: light-dark(#fffdfa, #191715); --link: light-dark(#7a2e0e, #ffb38a); --bad: light-dark(#b3001b, #ff8f8f);
  --s0: light-dark(#1f6f8b, #5fb6d3); --s1: light-dark(#a34a12, #f0a46e); --s2: light-dark(#3f7d20, #8fd06a);
  --s3: light-dark(#7b3fa0, #c79be4); --s4: light-dark(#99750f, #e2c15c); --s5: light-dark(#b0306a, #f08bb8); }
body { margin: 0; background: var(--paper); color: var(--ink); }
main { max-width: 80rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
p { margin: .25rem 0 1rem; color: var(--soft); overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
ol { list-style: none; margin: 0; padding: 0; }
.list li { border-top: 1px solid var(--line); padding: .6rem 0; overflow-wrap: anywhere; }
.list span:not(.failed) { color: var(--soft); display: block; font-size: .875rem; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1rem; }
.key li::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-right: .4em;
  border-radius: 2px; background: var(--c); }
.spans li { border-top: 1px solid var(--line); }
summary { cursor: pointer; display: grid; grid-template-columns: minmax(0, 27rem) 5rem minmax(0, 1fr);
  gap: .25rem 1rem; align-items: center; padding: .3rem 0; }
summary::-webkit-details-marker { display: none; }
summary:hover { background: color-mix(in srgb, var(--ink) 6%, transparent); }
.name { padding-left: calc(var(--d) * .8rem); overflow-wrap: anywhere; }
.name small { color: var(--soft); font-size: .8125rem; }
.failed { color: var(--bad); font-weight: 600; }
.time { color: var(--soft); font-variant-numeric: tabular-nums; text-align: right; font-size: .875rem; }
svg { width: 100%; height: .9rem; display: block; background: color-mix(in srgb, var(--ink) 5%, transparent); }
rect { fill: var(--c); }
dl { display: grid; grid-template-columns: minmax(0, 16rem) minmax(0, 1fr); gap: .1rem 1rem; margin: .25rem 0 1rem;
  padding-left: calc(var(--d) * .8rem); font-size: .875rem; }
dt { color: var(--soft); overflow-wrap: anywhere; } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
@media (max-width: 44rem) {
  .name, dl { padding-left: calc(var(--d) * .45rem); }
  summary { grid-template-columns: minmax(0, 1fr) auto; gap: .15rem .75rem; padding: .45rem 0; }
  svg { grid-column: 1 / -1; height: .6rem; }
  dl { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
`;
