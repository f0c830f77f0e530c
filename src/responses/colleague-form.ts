import { line, mailAddress } from '../initiatives/fields.shape.js';
import { isLanguage, type Language } from '../language.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import type { Fields } from './read-form.js';

type Wrong = { readonly kind: 'wrong'; readonly errors: readonly ErrorLine[] };

export type ReadReach = { readonly kind: 'read'; readonly sections: readonly string[] | null } | Wrong;

export type ReadColleague =
  | {
      readonly kind: 'read';
      readonly wanted: {
        readonly name: string;
        readonly post: string | null;
        readonly email: string;
        readonly language: Language;
        readonly sections: readonly string[] | null;
      };
    }
  | Wrong;

const LONGEST = 200;

/** The sections chosen in a form: null for all. `known` are the names of the questionnaire's; `id` of the choice. */
export function readReach(
  fields: Fields,
  known: readonly string[],
  language: Language,
  id = 'sections',
): ReadReach {
  if (fields.get('reach')?.[0] !== 'some') return { kind: 'read', sections: null };
  const chosen = fields.get('section') ?? [];
  const sections = known.filter((name) => chosen.includes(name));
  if (sections.length > 0) return { kind: 'read', sections };
  return { kind: 'wrong', errors: [{ text: pageText(language, 'colleagues.noSection'), href: `#${id}` }] };
}

/** The colleague whom a form asks for, or everything that is wrong with it, in the reader's language. */
export function readColleague(fields: Fields, known: readonly string[], language: Language): ReadColleague {
  const typed = (name: string) => (fields.get(name)?.[0] ?? '').trim();
  const reach = readReach(fields, known, language);
  const errors: ErrorLine[] = [];
  const name = line(LONGEST).safeParse(typed('name'));
  if (!name.success) errors.push({ text: pageText(language, 'colleagues.noName'), href: '#name' });
  const post = typed('post') === '' ? null : line(LONGEST).safeParse(typed('post'));
  if (post && !post.success) errors.push({ text: pageText(language, 'colleagues.postLong'), href: '#post' });
  const email = mailAddress.safeParse(typed('email'));
  if (!email.success) errors.push({ text: pageText(language, 'colleagues.noEmail'), href: '#email' });
  if (reach.kind === 'wrong') errors.push(...reach.errors);
  if (!name.success || (post && !post.success) || !email.success || reach.kind === 'wrong') {
    return { kind: 'wrong', errors };
  }
  const own = typed('language');
  return {
    kind: 'read',
    wanted: {
      name: name.data,
      post: post ? post.data : null,
      email: email.data,
      language: isLanguage(own) ? own : language,
      sections: reach.sections,
    },
  };
}
