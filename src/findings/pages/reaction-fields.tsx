import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { ReactionKind } from '../reaction.js';

/** What the entity has said of a finding, and what stands in its form. */
export interface ShownReaction {
  /** Said so far, in words: what, by whom, when; null for nothing. */
  readonly said: { readonly kind: ReactionKind; readonly by: string; readonly text: string | null } | null;
  /** It was about an earlier wording: asked again. */
  readonly isAskedAgain: boolean;
  readonly reply: { readonly text: string; readonly printed: string | null; readonly by: string } | null;
  /** Of the finding, in words, where the round is over. */
  readonly state: string | null;
  /** In the form. */
  readonly choice: ReactionKind | null;
  readonly text: string;
  readonly basis: number;
  readonly seen: string;
  readonly error: { readonly field: 'choice' | 'text'; readonly text: string } | null;
  /** A colleague was quicker, or the finding has been worded anew: what stands now is above, what was typed below. */
  readonly conflict: string | null;
  /** Words that came too late, to be copied elsewhere. */
  readonly lost: string | null;
}

interface FieldsProps {
  readonly language: Language;
  readonly name: string;
  readonly label: string;
  readonly reaction: ShownReaction;
  readonly isOpen: boolean;
}

export function ReactionFields(props: FieldsProps) {
  const { language, reaction } = props;
  const { said, reply } = reaction;
  return (
    <>
      {reaction.state && (
        <p class="govuk-body">
          <strong>{pageText(language, 'agree.result', { state: reaction.state })}</strong>
        </p>
      )}
      {reaction.isAskedAgain && <div class="govuk-inset-text">{pageText(language, 'agree.again')}</div>}
      {said && (
        <div class="xp-remark">
          <p class="xp-remark__title">{pageText(language, `agree.said.${said.kind}`)}</p>
          <p class="govuk-body-s">{said.by}</p>
          {said.text && <p class="xp-own-text">{said.text}</p>}
        </div>
      )}
      {reply && (
        <div class="govuk-inset-text">
          <p class="govuk-body">
            <strong>{reply.by}</strong>
          </p>
          <p class="govuk-body xp-own-text">{reply.text}</p>
          {reply.printed && (
            <>
              <p class="govuk-body">{pageText(language, 'agree.printed')}</p>
              <p class="govuk-body xp-own-text">{reply.printed}</p>
            </>
          )}
        </div>
      )}
      {reaction.lost && (
        <div class="xp-conflict">
          <p class="xp-label">{pageText(language, 'agree.lost')}</p>
          <p class="xp-answer xp-own-text">{reaction.lost}</p>
        </div>
      )}
      {props.isOpen && <Form {...props} />}
    </>
  );
}

function Form({ language, name, label, reaction }: FieldsProps) {
  const { error, conflict } = reaction;
  const kinds: readonly ReactionKind[] = [
    'agree',
    'comment',
    'disagree',
    ...(reaction.basis > 0 && reaction.said?.kind !== 'withdrawn' ? (['withdrawn'] as const) : []),
  ];
  const choiceError = error?.field === 'choice' ? error.text : null;
  const textError = error?.field === 'text' ? error.text : null;
  return (
    <div class={`xp-reaction govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      {conflict && (
        <div class="xp-conflict">
          <p class="govuk-body">{conflict}</p>
        </div>
      )}
      <input type="hidden" name={`at.${name}`} value={String(reaction.basis)} />
      <input type="hidden" name={`seen.${name}`} value={reaction.seen} />
      <fieldset class="govuk-fieldset" aria-describedby={choiceError ? `choice-${name}-error` : undefined}>
        <legend class="govuk-fieldset__legend xp-label">
          {pageText(language, 'agree.question')}
          <span class="govuk-visually-hidden"> {label}</span>
        </legend>
        {choiceError && (
          <p class="govuk-error-message" id={`choice-${name}-error`}>
            {choiceError}
          </p>
        )}
        <div class="govuk-radios">
          {kinds.map((kind, index) => (
            <div class="govuk-radios__item">
              <input
                class="govuk-radios__input"
                type="radio"
                id={index === 0 ? `choice-${name}` : `choice-${name}-${kind}`}
                name={`choice.${name}`}
                value={kind}
                checked={reaction.choice === kind}
              />
              <label
                class="govuk-label govuk-radios__label"
                for={index === 0 ? `choice-${name}` : `choice-${name}-${kind}`}
              >
                {pageText(language, `agree.choice.${kind}`)}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <div class="xp-reaction__why">
        <label class="govuk-label xp-label" for={`text-${name}`}>
          {pageText(language, 'agree.why')}
          <span class="govuk-visually-hidden"> {label}</span>
        </label>
        {textError && (
          <p class="govuk-error-message" id={`text-${name}-error`}>
            {textError}
          </p>
        )}
        <textarea
          class={`govuk-textarea ${textError ? 'govuk-textarea--error' : ''}`}
          id={`text-${name}`}
          name={`text.${name}`}
          rows={3}
          placeholder=" "
          aria-describedby={textError ? `text-${name}-error` : undefined}
        >
          {reaction.text}
        </textarea>
      </div>
    </div>
  );
}
