import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import { codeKey } from '../passage.js';
import type { CodebookCode } from '../codebook.js';
import type { SecondCodingRow } from '../second-coding.entity.js';
import { nameOf } from './coding-text-view.js';

export interface SecondViewProps {
  readonly context: StaffContext;
  /** Path of the coding page. */
  readonly path: string;
  readonly second: SecondCodingRow | null;
  readonly codebook: readonly CodebookCode[];
  readonly actor: string;
  /** Has coded any of it first. */
  readonly isFirst: boolean;
  /** May evaluate, in an exercise whose codings do not stand yet. */
  readonly mayAct: boolean;
}

function Act(props: {
  readonly context: StaffContext;
  readonly action: string;
  readonly text: string;
  readonly hidden?: Readonly<Record<string, string | number>>;
}) {
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="_csrf" value={props.context.csrf} />
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="govuk-button govuk-button--secondary">{props.text}</button>
    </form>
  );
}

function Differences({ context, path, second, codebook, mayAct }: SecondViewProps) {
  const { language } = context;
  const differences = second?.agreement?.differences ?? [];
  const byKey = new Map(codebook.map((code) => [codeKey(code), code]));
  if (differences.length === 0) return null;
  return (
    <ol class="xp-passages">
      {differences.map((difference, index) => {
        const settled = second?.settled[String(index)];
        const name = nameOf(byKey.get(codeKey(difference)), language) || difference.code;
        return (
          <li class="xp-passage">
            <q class="xp-own-text">{difference.quoted}</q>
            <p>{pageText(language, `second.only.${difference.by}`, { code: name })}</p>
            {settled && <p>{pageText(language, `second.stands.${settled.stands}`)}</p>}
            <p>
              <a class="govuk-link" href={`${path}?question=${difference.question}`}>
                {pageText(language, 'second.open')}
              </a>
            </p>
            {mayAct && !settled && (
              <div class="xp-passage__acts">
                {(['first', 'second'] as const).map((stands) => (
                  <Act
                    context={context}
                    action={`${path}/second/settle`}
                    text={pageText(language, `second.let.${stands}`)}
                    hidden={{ index, stands, revision: second?.revision ?? 0 }}
                  />
                ))}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The second coding as the first coder and other evaluators see it: asked for, under way, or compared. */
export function SecondCodingView(props: SecondViewProps) {
  const { context, path, second, actor, mayAct, isFirst } = props;
  const { language, csrf } = context;
  const { agreement = null, coder = null, finishedAt = null } = second ?? {};
  const mayBegin = mayAct && second && coder === null && second.askedBy !== actor && !isFirst;
  return (
    <details class="govuk-details" open={coder === actor && finishedAt === null}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{pageText(language, 'second.title')}</span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-body">{pageText(language, 'second.lead')}</p>
        {!second && mayAct && (
          <form method="post" action={`${path}/second/ask`}>
            <input type="hidden" name="_csrf" value={csrf} />
            <label class="govuk-label" for="share">
              {pageText(language, 'second.share')}
            </label>
            <select class="govuk-select" id="share" name="share">
              {[10, 20, 30, 50, 100].map((share) => (
                <option value={share} selected={share === 20}>{`${share} %`}</option>
              ))}
            </select>
            <p class="govuk-body">
              <button class="govuk-button govuk-button--secondary">{pageText(language, 'second.ask')}</button>
            </p>
          </form>
        )}
        {second && !agreement && (
          <p class="govuk-body">
            {pageText(language, coder === null ? 'second.asked' : 'second.underWay', {
              count: second.sample.length,
            })}
          </p>
        )}
        {mayBegin && (
          <Act context={context} action={`${path}/second/begin`} text={pageText(language, 'second.begin')} />
        )}
        {coder === actor && finishedAt === null && (
          <p class="govuk-body">
            <a class="govuk-link xp-page-link" href={`${path}/second`}>
              {pageText(language, 'second.goOn')}
            </a>
          </p>
        )}
        {agreement && (
          <>
            <p class="govuk-body">
              <strong>
                {pageText(language, 'second.result', { both: agreement.both, named: agreement.named })}
              </strong>{' '}
              {pageText(language, 'second.unit', { texts: agreement.texts, sentences: agreement.sentences })}
            </p>
            <p class="govuk-body">
              {agreement.alpha === null
                ? pageText(language, 'second.noAlpha')
                : pageText(language, 'second.alpha', { alpha: agreement.alpha.toFixed(2) })}
            </p>
            <Differences {...props} />
          </>
        )}
      </div>
    </details>
  );
}

/** Above the second coder's own page: what it is about, and the end of it. */
export function SecondDeskHead({ context, path }: { readonly context: StaffContext; readonly path: string }) {
  const { language } = context;
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">{pageText(language, 'second.deskText')}</p>
      <Act context={context} action={`${path}/finish`} text={pageText(language, 'second.finish')} />
    </div>
  );
}
