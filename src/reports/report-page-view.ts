import { mayHere, type StaffVisitor } from '../accounts/access.js';
import type { Speech } from '../findings/speech.js';
import { momentText, whenText } from '../pages/deadline.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { exercisePath } from '../pages/staff/staff-paths.js';
import type { Language } from '../language.js';
import type { ReportPageProps } from './pages/report-page.js';
import { publicReportPath } from './pages/public-report-page.js';
import { blockerLine, cautionLine, changeText, proposalText, votesLine, type Names } from './report-words.js';
import type { ReportDesk } from './report-desk.service.js';

/** What a page says beside the report: what was done, what went wrong, what was typed. */
export interface Said {
  readonly notice?: string | null;
  readonly errors?: readonly ErrorLine[];
  readonly typed?: { readonly form: string; readonly text: string } | null;
  readonly decision?: ReportPageProps['decision']['chosen'];
}

/** The page of a report in the reader's words; `language` is the report's. */
export function reportPageProps(
  desk: ReportDesk,
  visitor: StaffVisitor,
  context: StaffContext,
  speech: Speech,
  language: Language,
  said: Said,
): ReportPageProps {
  const { source, model, versions } = desk;
  const { exercise, initiative } = source;
  const path = exercisePath(initiative.code, exercise.year);
  const names: Names = {
    language: context.language,
    speech,
    entity: (key) => exercise.partnership?.entities.find((one) => one.key === key)?.name ?? key,
  };
  const last = versions.at(-1);
  const isPublished = exercise.state === 'published';
  const isWithdrawn = isPublished && last?.state === 'withdrawn';
  const mayManage = mayHere(visitor, 'manager');
  const typed = said.typed ?? null;
  return {
    context,
    exercise: { code: initiative.code, acronym: initiative.acronym, year: exercise.year },
    state: exercise.state,
    revision: exercise.revision,
    language,
    model,
    blockers: desk.blockers.map((blocker) => blockerLine(blocker, names, path)),
    cautions: desk.cautions.map((caution) => cautionLine(caution, context.language, path)),
    publication: {
      publicPath: publicReportPath(initiative.code, exercise.year),
      is: isWithdrawn ? 'withdrawn' : isPublished ? 'published' : 'draft',
      may: {
        publish: mayManage && exercise.state === 'in-validation',
        correct: mayManage && isPublished,
        withdraw: mayManage && isPublished && !isWithdrawn,
        reinstate: mayManage && isWithdrawn,
      },
      isCorrection: last !== undefined,
      typed,
    },
    decision: decisionProps(desk, visitor, context, speech, said),
    versions: shownVersions(desk, context, names),
    comments: shownComments(desk, visitor, context),
    mayComment: mayHere(visitor, 'evaluator'),
    notice: said.notice ?? null,
    errors: said.errors ?? [],
    typedComment: typed,
  };
}

function decisionProps(
  { source }: ReportDesk,
  visitor: StaffVisitor,
  { language }: StaffContext,
  speech: Speech,
  said: Said,
): ReportPageProps['decision'] {
  const { exercise, findings } = source;
  const { decision } = exercise;
  const proposal = findings.find((finding) => finding.decision !== undefined)?.decision;
  const first = exercise.year + 1;
  const standing = decision ?? proposal ?? { planned: false, year: null };
  const params = decision && {
    planned: decision.planned ? 'yes' : 'no',
    year: String(decision.year ?? ''),
    by: decision.by,
    reason: decision.reason ?? '',
  };
  return {
    proposal: proposalText(findings, language),
    votes: votesLine(source, speech),
    decided: params && pageText(language, 'report.decided', params),
    mayDecide: mayHere(visitor, 'evaluator') && ['open', 'closed', 'in-validation'].includes(exercise.state),
    years: [0, 1, 2, 3, 4].map((later) => first + later),
    chosen: said.decision ?? {
      planned: standing.planned,
      year: standing.year,
      reason: decision?.reason ?? '',
    },
  };
}

function shownVersions(
  { versions, documents, names: people, source }: ReportDesk,
  { language }: StaffContext,
  names: Names,
): ReportPageProps['versions'] {
  return versions.map((version) => ({
    number: version.number,
    state: version.state,
    published: pageText(language, 'report.publishedBy', {
      name: people.get(version.actor) ?? '–',
      when: momentText(language, version.publishedAt, source.exercise.timeZone),
    }),
    note: version.note,
    changes: version.changes.map((change) => changeText(change, names)),
    withdrawn: version.state === 'withdrawn' ? (version.withdrawnWhy ?? '') : null,
    documents: documents.filter(({ versionId }) => versionId === version.id),
  }));
}

function shownComments(
  { comments, names, source }: ReportDesk,
  visitor: StaffVisitor,
  { language, now }: StaffContext,
): ReportPageProps['comments'] {
  const own = `staff:${visitor.staffId}`;
  const shown = comments.map(({ id, section, text, state, revision, actor, changedAt }) => ({
    ...{ id, section, text, state, revision, own: actor === own },
    said: `${names.get(actor) ?? '–'}, ${whenText(language, changedAt, source.exercise.timeZone, now)}`,
  }));
  const sections = [...new Set(shown.map(({ section }) => section))];
  return new Map(
    sections.map((section) => [section, shown.filter((one) => one.section === section)] as const),
  );
}
