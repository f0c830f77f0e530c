import { Inject, Injectable } from '@nestjs/common';
import { addressIn } from '../../accounts/sign-in.shape.js';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.module.js';
import type { Language } from '../../language.js';
import { senderOf } from '../../mail/mail-kind.js';
import { AskLimit } from './ask-limit.service.js';
import { CONSENT_VERSION, consentText } from './consent-texts.js';
import { FollowTopics } from './follow-topics.service.js';
import { FollowingService } from './following.service.js';
import type { FollowFault, FollowFields } from './pages/follow-page.js';
import { choiceOf, topicOf, type NamedTopic } from './topic.js';

/** The form by which anybody asks to follow: what it offers, what is wrong with it, and what follows from it. */
@Injectable()
export class FollowAsking {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly topics: FollowTopics,
    private readonly following: FollowingService,
    private readonly limit: AskLimit,
  ) {}

  offered(): Promise<readonly NamedTopic[]> {
    return this.topics.offered();
  }

  /** What is agreed to now. */
  text(language: Language) {
    const { address } = senderOf(this.config.mailFrom);
    return { version: CONSENT_VERSION, ...consentText(language, address) };
  }

  /** Asks where nothing is wrong. `from` is the sender's network address; problem `too-many-tries`. */
  async ask(
    form: FollowFields & { readonly text: string; readonly agrees: boolean },
    offered: readonly NamedTopic[],
    from: string,
  ): Promise<readonly FollowFault[]> {
    const topic = offered.find((one) => choiceOf(one) === form.topic);
    const email = addressIn(form.email);
    const faults: FollowFault[] = [];
    if (!topic) faults.push('topic');
    if (email === null) faults.push('email');
    // Agreed to words that are no longer the ones on the page: they are to be read first.
    if (!form.agrees || form.text !== CONSENT_VERSION) faults.push('agree');
    if (!topic || email === null || faults.length > 0) return faults;
    this.limit.count(from);
    const asked = { email, language: form.language, topic: topicOf(topic.topic) };
    await this.following.ask({ ...asked, textVersion: CONSENT_VERSION });
    return [];
  }
}
