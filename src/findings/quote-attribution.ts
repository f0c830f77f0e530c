import type { Role } from '../initiatives/partnership.js';
import type { Quote } from './quote.js';
import type { Speech } from './speech.js';

/** Whom a quote is by, as it is printed: "Name, post, entity (role)", or by the role alone. */
export function attributionText(
  speech: Speech,
  { person, post }: Pick<Quote, 'person' | 'post'>,
  attribution: Quote['attribution'],
  of: { readonly entity: string; readonly role: Role },
): string {
  if (attribution === 'role-only' || person === null) return speech.say(`quote.role.${of.role}`);
  return speech.say(post === null ? 'quote.named' : 'quote.named-with-post', {
    person,
    post,
    entity: of.entity,
    role: speech.say(`role.${of.role}`),
  });
}
