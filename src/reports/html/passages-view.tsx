import { roleMark } from '../charts/role-mark.js';
import type { Role } from '../../initiatives/partnership.js';
import { withTranslation, type Passage, type Passages } from '../report-model.js';

/** Passages one after the other; another language is marked, an unknown one as unknown. */
export function PassagesView({ passages }: { readonly passages: Passages }) {
  return (
    <>
      {passages.flatMap(withTranslation).map((passage, i) => (
        <PassageView passage={passage} key={i} />
      ))}
    </>
  );
}

function PassageView({ passage }: { readonly passage: Passage }) {
  const { text, strong, link, mark } = passage;
  const language = languageOf(passage);
  const inner = link ? <a href={link}>{text}</a> : text;
  const worded = strong ? <strong {...language}>{inner}</strong> : <span {...language}>{inner}</span>;
  return (
    <>
      {mark && <RoleMark role={mark} />}
      {worded}
    </>
  );
}

/** HTML writes "unknown language" as an empty attribute. */
export function languageOf({ language }: Pick<Passage, 'language'>): { readonly lang?: string } {
  return language === null ? {} : { lang: language === 'und' ? '' : language };
}

/** Decoration beside the role's name. */
function RoleMark({ role }: { readonly role: Role }) {
  const { d, fill, stroke } = roleMark(role, 6, 6, 8.6);
  return (
    <svg class="mark" viewBox="0 0 12 12" aria-hidden="true">
      <path d={d} fill={fill ?? 'none'} stroke={stroke ?? 'none'} />
    </svg>
  );
}
