import type { Language } from '../../language.js';
import { pageText } from '../../pages/page-text.js';
import type { StaffContext } from '../../pages/staff/staff-frame.js';
import type { ReactionKind } from '../reaction.js';
import { StaffForm, TextField } from './small-form.js';

/** What one entity says of a finding, and the answer to it. */
export interface ShownVoice {
  readonly entity: string;
  readonly name: string;
  readonly kind: ReactionKind;
  /** By whom and when, in words. */
  readonly by: string;
  readonly text: string | null;
  readonly language: Language;
  /** It was about an earlier wording or other facts. */
  readonly isAskedAgain: boolean;
  readonly reply: {
    readonly text: string;
    readonly printed: string;
    readonly by: string | null;
    readonly revision: number;
    /** Somebody else's answer, where it came meanwhile. */
    readonly theirs: { readonly text: string; readonly printed: string | null } | null;
  };
}

interface VoiceProps {
  readonly context: StaffContext;
  readonly path: string;
  readonly voice: ShownVoice;
  readonly mayAct: boolean;
  readonly messageAt: (field: string) => string | null;
}

export function Voice(props: VoiceProps) {
  const { context, voice, mayAct } = props;
  const { language } = context;
  return (
    <section class="xp-voice" aria-labelledby={`voice-${voice.entity}`}>
      <h3 class="govuk-heading-s" id={`voice-${voice.entity}`}>
        <span class="xp-own-text">{voice.name}</span>: {pageText(language, `val.said.${voice.kind}`)}
      </h3>
      <p class="govuk-body-s xp-secondary">{voice.by}</p>
      {voice.isAskedAgain && <p class="govuk-body">{pageText(language, `val.again.${voice.kind}`)}</p>}
      {voice.text !== null && (
        <p class="govuk-body xp-own-text xp-said" lang={voice.language}>
          {voice.text}
        </p>
      )}
      {voice.text !== null && (mayAct ? <ReplyForm {...props} /> : <ReplyText {...props} />)}
    </section>
  );
}

function ReplyText({ voice }: VoiceProps) {
  const { reply } = voice;
  if (!reply.by) return null;
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">
        <strong>{reply.by}</strong>
      </p>
      <p class="govuk-body xp-own-text">{reply.text}</p>
    </div>
  );
}

function ReplyForm({ context, path, voice, messageAt }: VoiceProps) {
  const { language, csrf } = context;
  const { entity, reply } = voice;
  return (
    <StaffForm action={`${path}/replies/${encodeURIComponent(entity)}`} csrf={csrf} revision={reply.revision}>
      {reply.theirs && (
        <div class="govuk-inset-text">
          <p class="govuk-body">{pageText(language, 'val.theirs')}</p>
          <p class="govuk-body xp-own-text">{reply.theirs.text}</p>
          {reply.theirs.printed && <p class="govuk-body xp-own-text">{reply.theirs.printed}</p>}
        </div>
      )}
      <TextField
        id={`reply-${entity}`}
        name="text"
        label={pageText(language, 'val.reply', { name: voice.name })}
        hint={reply.by ?? pageText(language, 'val.replyHint')}
        value={reply.text}
        rows={3}
        error={messageAt(`reply-${entity}`)}
      />
      {voice.kind === 'disagree' ? (
        <TextField
          id={`printed-${entity}`}
          name="printed"
          label={pageText(language, 'val.printed')}
          hint={pageText(language, 'val.printedHint')}
          value={reply.printed}
          rows={3}
          lang={voice.language}
          error={messageAt(`printed-${entity}`)}
        />
      ) : (
        <input type="hidden" name="printed" value="" />
      )}
      <button class="govuk-button govuk-button--secondary">
        {pageText(language, 'val.replyGo')}
        <span class="govuk-visually-hidden"> {voice.name}</span>
      </button>
    </StaffForm>
  );
}
