import { renderToString } from 'preact-render-to-string';
import type { ReportModel } from '../report-model.js';
import { BlockView } from './block-view.js';
import type { HtmlLook } from './report-css.js';
import { PassagesView } from './passages-view.js';
import { groupedBlocks } from './grouped-blocks.js';

export type { HtmlLook } from './report-css.js';

/** The report as one page that opens alone: no script, one style, drawings inline. The twin of the PDF. */
export function renderHtml(model: ReportModel, { css }: HtmlLook): string {
  return `<!DOCTYPE html>\n${renderToString(<Page model={model} css={css} />)}\n`;
}

function Page({ model, css }: { readonly model: ReportModel; readonly css: string }) {
  return (
    <html lang={model.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{model.documentTitle}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <header>
          <p class="kicker">{model.kicker}</p>
          <h1>{model.title}</h1>
          <p class="subtitle">
            <PassagesView passages={model.subtitle} />
          </p>
        </header>
        <main>
          {model.sections.map((section) => (
            <section
              id={section.id}
              key={section.id}
              {...(section.titled
                ? { 'aria-labelledby': `${section.id}-title` }
                : { 'aria-label': section.title })}
            >
              {section.titled && <h2 id={`${section.id}-title`}>{section.title}</h2>}
              {groupedBlocks(section.blocks).map((group, i) =>
                group.kind === 'single' ? (
                  <BlockView block={group.blocks[0]!} id={`${section.id}-${i}`} key={i} />
                ) : (
                  <div class={group.kind} key={i}>
                    {group.blocks.map((block, j) => (
                      <BlockView block={block} id={`${section.id}-${i}-${j}`} key={j} />
                    ))}
                  </div>
                ),
              )}
            </section>
          ))}
        </main>
        <footer>
          {model.marks.length > 0 && <p class="marks">{model.marks.join(' · ')}</p>}
          <p>
            {model.runningHead} · {model.version}
          </p>
        </footer>
      </body>
    </html>
  );
}
