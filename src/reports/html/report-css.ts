import type { Style } from '../report-content.js';

/** The one style of an HTML report, whole: its hash is what the Content-Security-Policy lets in. */
export interface HtmlLook {
  readonly css: string;
}

export interface WebFont {
  readonly family: string;
  readonly weight: number;
  /** In base64. */
  readonly woff2: string;
}

/** The same look as the PDF, on a page that grows and shrinks. */
export function reportCss({ colours }: Style, fonts: readonly WebFont[]): string {
  const { text, second, brand, rule, line } = colours;
  const panel = '#F2F6F7';
  const warning = '#B35806';
  return [
    ...fonts.map(fontFace),
    `*{box-sizing:border-box}`,
    `body{margin:0;border-top:6px solid ${brand};color:${text};background:#fff;font:400 1rem/1.45 "Source Sans 3",sans-serif;overflow-wrap:break-word}`,
    `header,main,footer{max-width:62rem;margin:0 auto;padding:0 1.25rem}`,
    `header{padding-top:2rem}`,
    `h1,h2{font-family:"Source Serif 4",serif;font-weight:600;color:${brand};line-height:1.2}`,
    `h1{font-size:clamp(1.6rem,1.1rem + 2vw,2.4rem);max-width:34ch;margin:.4rem 0;text-wrap:balance}`,
    `h2{font-size:1.35rem;margin:0 0 .8rem}section+section{margin-top:2.5rem}`,
    `section>h2:first-child{border-top:2px solid ${brand};padding-top:.6rem}`,
    `h3{font-size:1rem;line-height:1.4;margin:1.2rem 0 .2rem}p{margin:.2rem 0;max-width:75ch;white-space:pre-line}`,
    `strong,.label,dt,caption,.figure-title{font-weight:600}`,
    `.kicker,.label,dt{color:${brand};font-size:.85rem;font-weight:600}`,
    `.subtitle,.lead{font-size:1.15rem}.small,.voices,.table{font-size:.92rem}`,
    `.note,figcaption,.strength{color:${second};font-size:.85rem}.strength strong{color:${text}}`,
    `.notices{border-left:4px solid ${warning};background:${panel};padding:.6rem .9rem;margin:1rem 0;font-size:.9rem}`,
    `.responses{margin:.8rem 0}`,
    `.key-findings,.facts,.cases{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:1rem}`,
    `.key-findings>div{border-top:2px solid ${brand};padding-top:.4rem}.key-findings{margin-bottom:1.5rem}`,
    `.facts{border-top:1px solid ${line};padding-top:.6rem}dd{margin:0;font-size:.95rem}.facts .wide{grid-column:1/-1}`,
    `.cases{margin:1rem 0;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr))}`,
    `.halves{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:0 2rem}`,
    `.case{background:${panel};border-left:4px solid ${brand};padding:.6rem .9rem}`,
    `figure{margin:1.2rem 0}.figure-title{margin-bottom:.5rem}.drawing{overflow-x:auto}`,
    `.drawing svg{display:block;width:100%;min-width:34rem;max-width:48rem;height:auto;font-family:"Source Sans 3",sans-serif}`,
    // A shade at an edge behind which there is more to scroll to.
    `.drawing,.scroll{background:linear-gradient(90deg,#fff 40%,#fff0) 0 0/2.5rem 100% no-repeat local,linear-gradient(270deg,#fff 40%,#fff0) 100% 0/2.5rem 100% no-repeat local,linear-gradient(90deg,${line}66,#fff0) 0 0/.8rem 100% no-repeat,linear-gradient(270deg,${line}66,#fff0) 100% 0/.8rem 100% no-repeat}`,
    `summary{color:${brand};font-size:.85rem;cursor:pointer;padding:.3rem 0}details p{font-size:.92rem}`,
    `.finding{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:.2rem 1.5rem;margin:1rem 0}.finding h3{margin:0 0 .2rem}`,
    `.voices{grid-column:1/-1;border-left:1px solid ${rule};padding-left:.8rem;margin-top:.3rem}`,
    `.quote{border-left:4px solid ${brand};padding-left:1rem;margin-left:1.5rem}`,
    `blockquote{margin:0;font:600 1.1rem/1.4 "Source Serif 4",serif;color:${brand}}`,
    `.scroll{overflow-x:auto}.scroll .many{min-width:30rem}table{border-collapse:collapse;width:100%;margin:1rem 0 .3rem}caption{text-align:left;padding-bottom:.4rem}`,
    `th,td{text-align:left;vertical-align:top;font-weight:400;padding:.3rem .8rem .3rem 0;border-bottom:1px solid ${rule}}`,
    `thead th{font-weight:600;border-bottom-color:${line}}`,
    `.mark{width:.75rem;height:.75rem;margin-right:.4rem}.pips{margin-right:.2rem;width:2.9rem;height:.63rem;fill:none;stroke:${brand};stroke-width:1.2}.pips .holds{fill:${brand}}`,
    `a{color:${brand}}ul{padding-left:1.2rem}`,
    `footer{margin-top:3rem;padding-bottom:2rem;color:${second};font-size:.85rem}.marks{color:${warning};font-weight:600}`,
    `@media(max-width:40rem){.finding{grid-template-columns:minmax(0,1fr)}}`,
    `@media print{details{display:none}.marks{position:fixed;top:0;right:0;margin:0}section{break-inside:auto}h2,h3{break-after:avoid}figure,.case,tr{break-inside:avoid}}`,
  ].join('\n');
}

function fontFace({ family, weight, woff2 }: WebFont): string {
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;` +
    `src:url(data:font/woff2;base64,${woff2}) format("woff2")}`
  );
}
