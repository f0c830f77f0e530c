import type { Partnership, Role } from '../initiatives/partnership.js';
import { LANGUAGES, type Texts } from '../language.js';
import { pageText, type PageTextKey } from '../pages/page-text.js';
import type { Respondent } from '../questionnaires/questionnaire.js';

/** A text of ours in all languages, as an initiative would have it. */
function texts(key: PageTextKey): Texts {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, pageText(language, key)]),
  ) as unknown as Texts;
}

/** A made-up partnership, with which a questionnaire is shown where there is no initiative; one entity for each role. */
function samplePartnership(language: keyof Texts): Partnership {
  const entity = (role: Role, country: string) => ({
    key: role,
    name: pageText(language, `role.${role}`),
    country,
    side: null,
    city: null,
    location: null,
    role,
    coordinator: false,
  });
  return {
    entities: [
      entity('beneficiary', 'BO'),
      entity('first-provider', 'MX'),
      entity('second-provider', 'ES'),
      entity('other', 'PE'),
    ],
    challenge: texts('preview.sampleChallenge'),
    sdgTargets: { primary: ['8.3'], secondary: ['11.1'], programme: [] },
  };
}

/** Who answers in the made-up partnership: the entity of this role, in a first or a later exercise of a year. */
export function sampleRespondent(language: keyof Texts, role: Role, exerciseYear: number): Respondent {
  return {
    entity: role,
    role,
    partnership: samplePartnership(language),
    exerciseYear,
    exerciseNumber: 1,
    lastPerspectives: [],
  };
}
