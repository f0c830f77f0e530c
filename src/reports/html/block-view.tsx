import { drawingToSvg } from '../charts/svg.js';
import type { Block, CaseBlock, FindingBlock, StrengthLine, TableBlock } from '../report-model.js';
import { languageOf, PassagesView } from './passages-view.js';

export function BlockView({ block, id }: { readonly block: Block; readonly id: string }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p class={block.style}>
          <PassagesView passages={block.passages} />
        </p>
      );
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'notices':
      return block.items.length === 0 ? null : (
        <div class="notices">
          {block.items.map(({ title, text }) => (
            <p key={title}>
              <strong>{title}</strong> {text}
            </p>
          ))}
        </div>
      );
    case 'response-line':
      return (
        <div class="responses">
          <p class="label">{block.label}</p>
          {block.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      );
    case 'key-findings':
      return (
        <>
          <h2>{block.title}</h2>
          <div class="key-findings">
            {block.items.map(({ heading, text, strength }) => (
              <div key={heading}>
                <p class="label">{heading}</p>
                <p>
                  <strong>{text}</strong>
                </p>
                {strength && <Strength strength={strength} facts={strength.pips.map(({ label }) => label)} />}
              </div>
            ))}
          </div>
        </>
      );
    case 'facts':
      return (
        <dl class="facts">
          {block.items.map(({ term, text, wide }) => (
            <div key={term} class={wide ? 'wide' : undefined}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      );
    case 'figure':
      return (
        <figure>
          <p class="figure-title">{block.drawing.title}</p>
          {/* Reachable by keyboard: on a narrow screen it scrolls within itself. */}
          <div
            class="drawing"
            role="group"
            aria-label={block.drawing.title}
            tabIndex={0}
            dangerouslySetInnerHTML={{ __html: drawingToSvg(block.drawing, id) }}
          />
          <figcaption>{block.source}</figcaption>
          <details>
            <summary>{block.wordsLabel}</summary>
            <p>{block.drawing.alt}</p>
          </details>
        </figure>
      );
    case 'finding':
      return <Finding block={block} />;
    case 'quote':
      return (
        <figure class="quote">
          <blockquote {...languageOf(block.passage)}>
            <p>{block.passage.text}</p>
          </blockquote>
          {block.passage.translation && (
            <p>
              [{block.passage.translation.label}: {block.passage.translation.text}]
            </p>
          )}
          <figcaption>{block.by}</figcaption>
        </figure>
      );
    case 'case':
      return <Case block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'list':
      return (
        <ul>
          {block.items.map((passages, i) => (
            <li key={i}>
              <PassagesView passages={passages} />
            </li>
          ))}
        </ul>
      );
    default:
      return block satisfies never;
  }
}

/** Those facts are written out that do not hold, or all four, where a reader meets them first. */
function Strength({
  strength,
  facts = strength.lacking,
}: {
  readonly strength: StrengthLine;
  readonly facts?: readonly string[];
}) {
  return (
    <p class="strength">
      <svg class="pips" viewBox="0 0 46 10" aria-hidden="true">
        {strength.pips.map(({ holds }, i) =>
          holds === null ? (
            <path d={`M${i * 12 + 1} 5h8`} key={i} />
          ) : (
            <circle cx={i * 12 + 5} cy={5} r={3.8} class={holds ? 'holds' : undefined} key={i} />
          ),
        )}
      </svg>{' '}
      <strong>{strength.label}</strong> {facts.join(' · ')}
    </p>
  );
}

function Finding({ block }: { readonly block: FindingBlock }) {
  return (
    <div class="finding" id={`finding-${block.id}`}>
      <div>
        <h3>{block.claim}</h3>
        {block.detail && <p>{block.detail}</p>}
        {block.notes.map((note) => (
          <p class="note" key={note}>
            {note}
          </p>
        ))}
      </div>
      {block.strength && <Strength strength={block.strength} />}
      {block.voices.map(({ label, items }) => (
        <div class="voices" key={label}>
          <p class="label">{label}</p>
          {items.map(({ by, passage }, i) => (
            <p key={i}>
              <strong>{by}:</strong> <PassagesView passages={[passage]} />
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}

function Case({ block }: { readonly block: CaseBlock }) {
  return (
    <div class="case">
      <p class="label">{block.label}</p>
      <p class="case-title">
        <PassagesView passages={[{ ...block.title, strong: true }]} />
      </p>
      {block.text && (
        <p>
          <PassagesView passages={[block.text]} />
        </p>
      )}
      <p class="note">
        <PassagesView passages={block.meta} />
      </p>
    </div>
  );
}

function Table({ block }: { readonly block: TableBlock }) {
  return (
    <div class="table">
      {/* Reachable by keyboard: a wide table scrolls within itself on a narrow screen. */}
      <div class="scroll" role="group" aria-label={block.caption} tabIndex={0}>
        <table class={block.columns.length > 2 ? 'many' : undefined}>
          <caption>{block.caption}</caption>
          <colgroup>
            {block.columns.map(({ width }, i) => (
              <col width={`${Math.round(width * 1000) / 10}%`} key={i} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {block.columns.map(({ heading }, i) => (
                <th scope="col" key={i}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((cells, i) => (
              <tr key={i}>
                {cells.map((passages, j) =>
                  j === 0 ? (
                    <th scope="row" key={j}>
                      <PassagesView passages={passages} />
                    </th>
                  ) : (
                    <td key={j}>
                      <PassagesView passages={passages} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {block.note && <p class="note">{block.note}</p>}
    </div>
  );
}
