import type { Finding } from '../../findings/finding.js';
import type { OutlineSection } from '../report-content.js';
import type { Block, FindingBlock, Voice, VoiceGroup } from '../report-model.js';
import { votesText } from './decision.js';
import { nameIn, wordingIn, type Composition } from './composition.js';
import { reactionsOn, stateNote } from './validation.js';
import { sinceSentences } from './since-before.js';
import { strengthLine } from './strength-line.js';
import { translated, voicesOn } from './voices.js';

/** Questions that hold the own words of a finding. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  'enabling-factors': 'enabling_factors_own',
  'hindering-factors': 'hindering_factors_own',
  'future-perspectives': 'perspectives_own',
};

/** The findings of a section, those withheld last, with the reason. */
export function findingBlocks(composition: Composition, section: OutlineSection): readonly Block[] {
  const found = section.findings.flatMap((name) => composition.findings.get(name) ?? []);
  const drafted = found.filter(({ notDrafted }) => notDrafted === null);
  const withheld = found.filter(({ notDrafted }) => notDrafted !== null);
  return [
    ...drafted.map((finding) => findingBlock(composition, finding, section.voices[finding.finding] ?? [])),
    ...withheldNotes(composition, withheld),
  ];
}

export function findingBlock(
  composition: Composition,
  finding: Finding,
  questions: readonly string[],
): FindingBlock {
  const { speech, input } = composition;
  const { claim, detail } = wordingIn(composition, finding);
  const voices = voicesOn(composition, questions);
  const uncoded = (finding.uncoded ?? []).map(({ entity, index, text }): Voice => {
    const language = composition.accepted.get(entity)?.language ?? 'und';
    const at = { entity, question: OWN_WORDS[finding.finding] ?? '', place: `${index}.text` };
    return { by: nameIn(composition, entity), passage: translated(composition, { text, language }, at) };
  });
  const label = uncoded.length > 0 ? 'finding.note.uncoded' : voicesLabel(finding);
  const items = [...voices, ...uncoded];
  const said = [...discussionsOf(composition, finding), ...reactionsOn(composition, finding.finding)];
  return {
    kind: 'finding',
    id: finding.finding,
    claim,
    detail:
      [
        detail,
        finding.decision ? votesText(composition, finding) : '',
        ...sinceSentences(composition, finding),
      ]
        .filter((part) => part !== '')
        .join(' ') || null,
    strength: strengthLine(finding.strength, speech, finding.judgement),
    state: finding.state,
    notes: notesOn(finding, composition, input.agreed),
    voices: [...(items.length > 0 ? [{ label: speech.say(label), items }] : []), ...said],
  };
}

/** What evaluators write on answers to the contrary, each under the entity it is about. */
function discussionsOf(composition: Composition, { discussed = [] }: Finding): readonly VoiceGroup[] {
  if (discussed.length === 0) return [];
  const items = discussed.map(({ entity, text, language }) => ({
    by: nameIn(composition, entity),
    passage: { text, language },
  }));
  return [{ label: composition.speech.say('discussions'), items }];
}

function voicesLabel(finding: Finding): string {
  return finding.finding === 'sdg-contribution' ? 'voices.other-influences' : 'voices';
}

function notesOn(finding: Finding, composition: Composition, agreed: boolean): readonly string[] {
  const { speech, input } = composition;
  const edit = finding.edited?.[input.language];
  return [
    // A drafted wording says so itself; an edited one may not.
    edit && finding.divergent ? speech.say('finding.note.divergent') : null,
    edit ? speech.say('finding.note.edited', { by: edit.by, reason: edit.reason }) : null,
    agreed ? stateNote(composition, finding) : null,
  ].filter((note) => note !== null);
}

/** One note for all that were withheld for the same reason. */
function withheldNotes({ speech }: Composition, withheld: readonly Finding[]): readonly Block[] {
  const reasons = [...new Set(withheld.map(({ notDrafted }) => notDrafted ?? ''))];
  return reasons.map((reason) => {
    const labels = withheld
      .filter(({ notDrafted }) => notDrafted === reason)
      .map(({ finding }) => speech.say(`label.${finding}`));
    const required = speech.say(`label.${reason.replace(/^requires /, '')}`);
    const text = speech.say('findings.not-drafted', { labels: speech.series(labels), required });
    return { kind: 'paragraph', style: 'note', passages: [{ text, language: null }] };
  });
}
