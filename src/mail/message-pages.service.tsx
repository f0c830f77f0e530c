import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { StaffVisitor } from '../accounts/access.js';
import type { Language } from '../language.js';
import type { ErrorLine } from '../pages/notices.js';
import { Pages } from '../pages/pages.service.js';
import type { StaffForm } from '../pages/staff/staff-fields.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { Problem } from '../problem.js';
import { MOST_WORDS, examplesOf, wordCount } from './mail-examples.js';
import { MailKinds, type MailKind } from './mail-kinds.service.js';
import type { MailWords } from './mail-words.js';
import { MessageReading, mayWord, type NamedVersion } from './message-reading.service.js';
import { leftBehind, otherCases, wordedLanguages } from './message-view.js';
import { textKey, wordsThatCount, type OwnWords, type TextPlace } from './own-words.js';
import { MessagesPage, type MessagesPageProps } from './pages/messages-page.js';
import type { MessagePlace } from './pages/message-paths.js';
import { MessagesOverviewPage, SideBySidePage } from './pages/overview-pages.js';
import { TestMails } from './test-mails.service.js';
import { typedIn } from './test-mail.js';

/** What is said about the act just made or refused. */
export interface MessageSaid {
  readonly done?: MessagesPageProps['done'];
  /** Number of the test just sent. */
  readonly test?: number | undefined;
  /** Number of the earlier version asked for; 0 for the words of Expost. */
  readonly version?: number | undefined;
  /** What stands in the form, and is not stored. */
  readonly typed?: OwnWords;
  /** May what was typed be shown as a mail? */
  readonly isReadable?: boolean;
  readonly isLongTicked?: boolean;
  /** Revision of the version from which it was made. */
  readonly basedOn?: number;
  /** Message by field, and those of no field. */
  readonly wrong?: ReadonlyMap<string, string>;
  readonly lead?: string;
  /** Somebody was quicker: theirs stands beside what was typed. */
  readonly isOvertaken?: boolean;
}

/** Shows messages, with what was typed and what was refused. */
@Injectable()
export class MessagePages {
  constructor(
    private readonly pages: Pages,
    private readonly kinds: MailKinds,
    private readonly reading: MessageReading,
    private readonly tests: TestMails,
  ) {}

  /** The words that a window sends. */
  async wordsSent(kind: MailKind, window: number | null, language: Language): Promise<MailWords> {
    const stored = window === null || !kind.isEditable ? null : await this.reading.ofWindow(window);
    const text = stored?.get(textKey({ kind: kind.kind, language }));
    return wordsThatCount(kind, language, text?.own ?? null);
  }

  /** An earlier version of a window; null for the words of Expost. */
  async version(place: TextPlace, revision: number): Promise<OwnWords | null> {
    if (revision === 0) return null;
    const found = (await this.reading.versions(place)).find((one) => one.revision === revision);
    if (!found) throw new Problem('not-found');
    return found.own;
  }

  /** The place asked for; problem `not-found` where there is none, or the visitor's grants do not reach it. */
  async find(
    visitor: StaffVisitor,
    asked: { readonly window?: number | null | undefined; readonly kind?: string | undefined },
  ): Promise<{
    readonly kind: MailKind;
    readonly window: number | null;
    readonly windows: readonly number[];
  }> {
    const all = this.kinds.all();
    const kind = asked.kind === undefined ? all[0] : all.find((one) => one.kind === asked.kind);
    const windows = await this.reading.windows(visitor);
    if (!kind || (typeof asked.window === 'number' && !windows.includes(asked.window))) {
      throw new Problem('not-found');
    }
    return { kind, windows, window: asked.window ?? windows[0] ?? null };
  }

  async send(
    reply: FastifyReply,
    status: number,
    visitor: StaffVisitor,
    context: StaffContext,
    asked: {
      readonly window?: number | null | undefined;
      readonly kind?: string | undefined;
      readonly language: Language;
    },
    told: MessageSaid = {},
  ): Promise<void> {
    const { kind, window, windows } = await this.find(visitor, asked);
    const { language } = asked;
    const test = told.test === undefined ? null : await this.tests.find(visitor, told.test);
    const tried = test && typedIn(test, { window, kind: kind.kind, language });
    const said = { ...told, ...tried };
    const isOfWindow = window !== null && kind.isEditable;
    const languages = wordedLanguages(kind, isOfWindow ? await this.reading.ofWindow(window) : new Map());
    const versions = isOfWindow ? await this.reading.versions({ window, kind: kind.kind, language }) : [];
    const mayEdit = isOfWindow && mayWord(visitor, window);
    const sent = languages.find((one) => one.language === language)?.words ?? kind.words[language];
    const seen = wordsSeen(kind, language, sent, versions, said);
    const mail = said.isReadable === false ? null : kind.example(language, seen);
    const count = mail ? wordCount(mail) : 0;
    const form = formOf(context.language, said, versions[0]?.own ?? kind.words[language]);
    const errors = errorsOf(said, form);
    const place: MessagePlace = { window, kind: kind.kind, language };
    await this.pages.send(
      reply,
      status,
      <MessagesPage
        context={context}
        place={place}
        windows={windows}
        kinds={this.kinds.all().map((one) => one.kind)}
        languages={languages}
        behind={leftBehind(languages)}
        isEditable={kind.isEditable}
        from={this.tests.sending.from}
        shown={said.typed ? 'typed' : (said.version ?? 'sent')}
        mail={mail}
        cases={mail ? otherCases(kind, language, seen) : []}
        versions={versions}
        edit={
          mayEdit && said.version === undefined
            ? {
                form,
                revision: (said.isOvertaken ? undefined : said.basedOn) ?? versions[0]?.revision ?? 0,
                hasButton: kind.words[language].button !== '',
                placeholders: placeholdersOf(kind, language),
                tooManyWords: said.typed && count > MOST_WORDS ? count : null,
              }
            : null
        }
        mayEdit={mayEdit}
        testTo={await this.tests.addressOf(visitor)}
        test={test}
        done={said.done ?? null}
        errors={errors}
        lead={errors.some(({ href }) => href) ? (said.lead ?? null) : null}
      />,
    );
  }

  async sendOverview(reply: FastifyReply, visitor: StaffVisitor, context: StaffContext, asked: number) {
    const { window } = await this.find(visitor, { window: asked });
    if (window === null) throw new Problem('not-found');
    const stored = await this.reading.ofWindow(window);
    const kinds = this.kinds.all().filter(({ isEditable }) => isEditable);
    const worded = kinds.map((kind) => {
      const languages = wordedLanguages(kind, stored);
      return { kind: kind.kind, languages, behind: leftBehind(languages) };
    });
    await this.pages.send(
      reply,
      200,
      <MessagesOverviewPage context={context} window={window} kinds={worded} />,
    );
  }

  async sendSideBySide(
    reply: FastifyReply,
    visitor: StaffVisitor,
    context: StaffContext,
    asked: { readonly window?: number | undefined; readonly kind: string },
  ): Promise<void> {
    const { kind, window } = await this.find(visitor, asked);
    const isOfWindow = window !== null && kind.isEditable;
    const languages = wordedLanguages(kind, isOfWindow ? await this.reading.ofWindow(window) : new Map());
    await this.pages.send(
      reply,
      200,
      <SideBySidePage
        context={context}
        window={isOfWindow ? window : null}
        kind={kind.kind}
        behind={leftBehind(languages)}
        languages={languages.map((one) => ({ ...one, mail: kind.example(one.language, one.words) }))}
      />,
    );
  }
}

/** What is in sight: what was typed, an earlier version, or what is sent. */
function wordsSeen(
  kind: MailKind,
  language: Language,
  sent: MailWords,
  versions: readonly NamedVersion[],
  { typed, version }: MessageSaid,
): MailWords {
  const ours = kind.words[language];
  if (typed) return { ...ours, ...typed };
  if (version === undefined) return sent;
  const earlier = versions.find(({ revision }) => revision === version);
  if (version !== 0 && !earlier) throw new Problem('not-found');
  return { ...ours, ...earlier?.own };
}

function formOf(language: Language, said: MessageSaid, stored: OwnWords): StaffForm {
  const words = said.typed ?? stored;
  const fields = new Map([
    ...(['subject', 'body', 'button'] as const).map((field) => [field, words[field]] as const),
    ...(said.isLongTicked ? [['long', 'on'] as const] : []),
  ]);
  const theirs = new Map(
    said.isOvertaken
      ? (['subject', 'body', 'button'] as const).flatMap((field) =>
          stored[field] === words[field] ? [] : [[field, stored[field]] as const],
        )
      : [],
  );
  return { language, fields, theirs, errors: said.wrong ?? new Map<string, string>() };
}

function placeholdersOf(kind: MailKind, language: Language) {
  const examples = examplesOf(kind, language);
  return kind.placeholders.map((name) => ({
    name,
    example: examples[name] ?? '',
    isRequired: kind.required.includes(name),
  }));
}

/** First what is wrong at each field, or what stands there meanwhile; else what is said of the whole. */
function errorsOf({ wrong, lead }: MessageSaid, { theirs }: StaffForm): readonly ErrorLine[] {
  const lines = [...(wrong ?? []), ...theirs].map(([field, text]) => ({ text, href: `#${field}` }));
  return lines.length === 0 && lead ? [{ text: lead, href: null }] : lines;
}
