import { Injectable } from '@nestjs/common';
import type { Language } from '../language.js';
import { MailKinds } from './mail-kinds.service.js';
import { MailTexts } from './mail-texts.service.js';
import { leftBehind, wordedLanguages } from './message-view.js';

/** What a window words itself, at a glance. */
export interface WindowMessagesAtAGlance {
  /** Kinds of mail that it words in at least one language. */
  readonly own: number;
  /** Kinds that it words in some languages only, and the languages in which they still read as ours. */
  readonly uneven: readonly { readonly kind: string; readonly behind: readonly Language[] }[];
}

/** For the rooms below: how far a window has come with its messages. */
@Injectable()
export class WindowMessages {
  constructor(
    private readonly kinds: MailKinds,
    private readonly texts: MailTexts,
  ) {}

  async of(window: number): Promise<WindowMessagesAtAGlance> {
    const stored = await this.texts.ofWindow(window);
    const kinds = this.kinds
      .all()
      .filter(({ isEditable }) => isEditable)
      .map((kind) => ({ kind: kind.kind, languages: wordedLanguages(kind, stored) }));
    const own = kinds.filter(({ languages }) => languages.some(({ whose }) => whose === 'own'));
    const uneven = kinds.map(({ kind, languages }) => ({ kind, behind: leftBehind(languages) }));
    return { own: own.length, uneven: uneven.filter(({ behind }) => behind.length > 0) };
  }
}
