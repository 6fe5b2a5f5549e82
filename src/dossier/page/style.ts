/**
 * The page's one style sheet: one type scale (steps of 1.25), logical properties throughout, so that a page from right to left is the
 * same page turned round. Faces are embedded by the caller.
 */
export const STYLE = `
:root{
  --text:'Literata',Georgia,serif; --plain:'Inter',system-ui,sans-serif; --arabic:'Noto Naskh Arabic';
  --ink:#1c1b19; --faint:#5f5b54; --rule:#d9d3c8; --hair:#e8e3da; --paper:#fffefb; --tint:#f6f2ea; --blue:#0b5f96; --amber:#f3cf8a;
  --s-1:.8rem; --s0:1rem; --s1:1.25rem; --s2:1.563rem; --s3:1.953rem; --s4:2.441rem; --s5:3.815rem;
}
*{box-sizing:border-box}
html{font-size:17px;-webkit-text-size-adjust:100%;background:var(--paper);color:var(--ink)}
body{margin:0;font-family:var(--text),var(--arabic),serif;font-size:var(--s0);line-height:1.6;font-kerning:normal}
[dir=rtl] body{font-family:var(--arabic),var(--text),serif;font-size:1.12rem;line-height:1.85}
main{max-width:62rem;margin-inline:auto;padding-inline:clamp(1.15rem,5vw,3.5rem);padding-block:2.5rem 5rem}
p,ul,ol,dl{margin-block:0 1em;max-width:40rem}
h1,h2,h3{font-weight:600;line-height:1.2;text-wrap:balance;margin:0}
[dir=rtl] :is(h1,h2,h3){font-weight:700;line-height:1.5}
h1{font-size:var(--s4);max-width:36rem;letter-spacing:-.012em}
[dir=rtl] h1{letter-spacing:0;font-size:2.2rem}
h2{font-size:var(--s3);margin-block:0 .8em;letter-spacing:-.008em}
[dir=rtl] h2{letter-spacing:0}
h3{font-size:var(--s1);margin-block:2em .5em}
section{padding-block:3.2rem 0;margin-block:3.2rem 0;border-block-start:1px solid var(--rule)}
a{color:var(--blue);text-underline-offset:.18em;text-decoration-thickness:1px}
a:focus-visible,.scroll:focus-visible{outline:2px solid var(--blue);outline-offset:3px}
em{font-style:italic}[dir=rtl] em{font-style:normal;font-weight:700}
.code,.number{font-variant-numeric:tabular-nums lining-nums}
.code{font-family:var(--plain),var(--arabic);font-size:.93em;unicode-bidi:isolate}
td .code{white-space:nowrap}
td .hash .code{white-space:normal}
table .code,.small .code{font-size:1em}
.kicker{font-family:var(--plain),var(--arabic),sans-serif;font-size:var(--s-1);font-weight:600;color:var(--blue);margin-block-end:1.1rem;letter-spacing:.02em}
[dir=rtl] .kicker{font-size:.95rem}
.small{font-family:var(--plain),var(--arabic),sans-serif;font-size:var(--s-1);line-height:1.55;color:var(--faint)}
[dir=rtl] .small{font-size:.95rem;line-height:1.75}
.synthetic{background:var(--ink);color:#fff;font-family:var(--plain),var(--arabic),sans-serif;font-weight:600;padding:.75rem 1.1rem;margin-block-end:2rem;max-width:none}
.cover{border:0;padding:0;margin:0}
.figure-number{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;align-items:baseline;margin-block:2.6rem 1rem;max-width:none}
.figure-number .big{font-size:var(--s5);line-height:1;font-weight:600;letter-spacing:-.02em;color:var(--blue)}
.figure-number .what{font-size:var(--s1);max-width:26rem;line-height:1.35}
.lead{font-size:var(--s1);line-height:1.5;max-width:38rem}
[dir=rtl] .lead{line-height:1.8}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:1.4rem 2rem;margin-block:2.6rem 0;padding-block:1.4rem 0;border-block-start:1px solid var(--rule);max-width:none}
.facts div{min-width:0}
dt{font-family:var(--plain),var(--arabic),sans-serif;font-size:var(--s-1);color:var(--faint)}
dd{margin:0}
[dir=rtl] dt{font-size:.95rem}
.contents{margin-block:2.6rem 0}
.contents h2{font-family:var(--plain),var(--arabic),sans-serif;font-size:var(--s-1);color:var(--faint);font-weight:400;letter-spacing:0;margin-block-end:.6rem}
.contents ol{columns:2 15rem;column-gap:2rem;list-style:none;padding:0;max-width:none;margin:0}
.contents li{break-inside:avoid;padding-block:.12rem}
.contents a{color:inherit;text-decoration-color:var(--rule)}
figure{margin:1.6rem 0 2.4rem}
.picture{overflow-x:auto}.picture:focus-visible{outline:2px solid var(--blue);outline-offset:3px}
figure svg{display:block;width:100%;height:auto}
figcaption{margin-block-start:.8rem;max-width:44rem}
.scroll{overflow-x:auto;margin-block:1.2rem 1.6rem}
table{border-collapse:collapse;width:100%;font-family:var(--plain),var(--arabic),sans-serif;font-size:var(--s-1);line-height:1.45;font-variant-numeric:tabular-nums lining-nums}
[dir=rtl] table{font-size:.92rem;line-height:1.6}
.caption{max-width:44rem;margin-block:1.4rem .2rem}
.scroll{margin-block-start:.6rem}
th{font-weight:600;text-align:start;vertical-align:bottom;padding:.35rem .9rem .45rem 0;border-block-end:1.5px solid var(--ink)}
td{vertical-align:top;padding:.5rem .9rem .5rem 0;border-block-end:1px solid var(--hair)}
[dir=rtl] :is(th,td){padding-inline:0 .9rem}
th.n,td.n{text-align:end}
tbody th{font-weight:400;border-block-end:1px solid var(--hair);vertical-align:top;padding-block:.5rem}
td b{font-weight:600}
td .sub{display:block;color:var(--faint)}
.mark{display:inline-block;white-space:nowrap}
.mark::before{content:'';display:inline-block;inline-size:.62em;block-size:.62em;margin-inline-end:.5em;border:1.5px solid var(--blue);border-radius:50%;vertical-align:.02em}
.mark.confirmed::before{background:var(--blue)}
.mark.probable::before{background:linear-gradient(90deg,var(--blue) 50%,transparent 50%)}
.mark.continuity::before,.mark.partial::before,.mark.none::before{border-style:dotted}
.claim{border-inline-start:3px solid var(--blue);padding-inline-start:1.4rem;margin-block:2rem}
.claim blockquote{margin:0 0 1rem;font-size:var(--s1);line-height:1.5;max-width:38rem}
.claim .verdict{font-weight:600}
.not li{margin-block-end:.6em}
pre{font-family:ui-monospace,'Liberation Mono',monospace;font-size:var(--s-1);line-height:1.6;background:var(--tint);padding:1rem 1.2rem;overflow-x:auto;direction:ltr;text-align:left;max-width:none;margin-block:0 1.4em;white-space:pre-wrap;overflow-wrap:anywhere}
.hash{overflow-wrap:anywhere}
.episodes{columns:2 18rem;padding:0;list-style:none;max-width:none}
.episodes li{break-inside:avoid;margin-block-end:.5em}
.end{margin-block-start:4rem;padding-block-start:1.2rem;border-block-start:1px solid var(--rule);max-width:none}
@media (max-width:40rem){
  html{font-size:16px}
  h1{font-size:var(--s3)} h2{font-size:var(--s2)}
  [dir=rtl] h1{font-size:1.75rem}
  .figure-number .big{font-size:3.052rem}
  .wide table{min-width:46rem}
  .picture svg{min-width:42rem}
  section{padding-block-start:2.2rem;margin-block-start:2.2rem}
}
@page{margin:20mm 18mm 22mm;@bottom-center{content:counter(page) ' / ' counter(pages);font:8pt Inter,sans-serif;color:#5f5b54}}
@page:first{@bottom-center{content:''}}
@media print{
  html{font-size:10.2pt;background:#fff}
  main{max-width:none;padding:0}
  .cover{break-after:page}
  section{break-before:auto;padding-block-start:0;margin-block-start:2.4rem;border:0}
  section.page{break-before:page;margin-block-start:0}
  h2,h3,.caption{break-after:avoid}
  #method h3{margin-block-start:1.2em}
  #method table td{padding-block:.2rem}
  figure,tr,.claim,.facts div{break-inside:avoid}
  thead{display:table-header-group}
  .scroll{overflow:visible}
  table{font-size:7.6pt}
  [dir=rtl] table{font-size:8.4pt}
  th{padding-inline-end:.7rem}td{padding-inline-end:.7rem;padding-block:.36rem}
  a{color:inherit}
  p,li{orphans:3;widows:3}
  .synthetic{-webkit-print-color-adjust:exact;print-color-adjust:exact}
  .mark::before,svg,pre{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
