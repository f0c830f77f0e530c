import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { StaffVisitor } from '../accounts/access.js';
import { Clock } from '../clock.service.js';
import { languageOf } from '../http/problem.filter.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import { placePath } from '../pages/staff/exercise-frame.js';
import { staffContext } from '../pages/staff/staff-context.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import { Problem } from '../problem.js';
import { CodingReading, type CodingDesk } from './coding-reading.service.js';
import { nameOf } from './pages/coding-text-view.js';
import { CodingPage } from './pages/coding-page.js';
import type { CodingAsked, PassageWriting as Writing } from './passage-writing.service.js';
import { PassageWriting } from './passage-writing.service.js';
import { joined, LONGEST_MEMO, LONGEST_NAME, readPassageForm, wrongWords } from './passages.shape.js';
import type { PassageForm, ReadPassageForm } from './passages.shape.js';

export const DONE = ['marked', 'edited', 'placed', 'removed', 'undone'] as const;
export type Done = (typeof DONE)[number];

/** What is shown of the page. */
export interface CodingQuery {
  readonly question?: string;
  readonly entity?: string;
  readonly passage?: string;
  readonly place?: string;
  readonly done?: Done;
  readonly act?: string;
}

/** A request for the coding page of one coder. */
export interface AtDesk extends CodingAsked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What stands above the texts is made from this. */
export interface Shown {
  readonly desk: CodingDesk;
  readonly context: StaffContext;
  readonly at: AtDesk;
  readonly mayCode: boolean;
  /** Has coded any of the exercise as its first coder. */
  readonly isFirst: boolean;
}

interface Said {
  readonly status: number;
  readonly typed: ReadPassageForm | null;
  readonly errors: readonly ErrorLine[];
}

/** The coding page of either coder: shown, and what its forms ask for done. */
@Injectable()
export class CodingPages {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly reading: CodingReading,
    private readonly writing: PassageWriting,
  ) {}

  context({ visitor, request }: { visitor: StaffVisitor; request: FastifyRequest }): StaffContext {
    return staffContext(visitor, languageOf(request), this.clock.now());
  }

  async show(
    at: AtDesk,
    query: CodingQuery,
    said: Said = { status: 200, typed: null, errors: [] },
    before?: (shown: Shown) => ComponentChildren,
  ): Promise<void> {
    const context = this.context(at);
    const desk = await this.reading.load(at.code, at.year, at.visitor, at.coder);
    const { initiative, exercise } = desk;
    const questions = this.reading.questions(desk);
    const view = viewOf(query, desk);
    const shown = desk.texts.filter(({ entity, question }) =>
      [`entity=${entity}`, `question=${question}`].includes(view),
    );
    const id = query.place ?? query.passage;
    const passage = [...desk.passages, ...desk.flagged].find((each) => each.id === id) ?? null;
    const mode = query.place === undefined ? ('edit' as const) : ('place' as const);
    const mayCode = context.mayReview && desk.isOpen;
    const { done, act = null } = query;
    await this.pages.send(
      at.reply,
      said.status,
      <CodingPage
        {...desk}
        {...{ context, questions, view, shown, mayCode }}
        exercise={{ code: at.code, acronym: initiative.acronym, year: exercise.year }}
        title={pageText(context.language, 'coding.title')}
        path={pathOf(at)}
        of={mayCode && passage ? { passage, mode } : null}
        typed={said.typed}
        notice={
          done ? { text: pageText(context.language, `coding.done.${done}`), act: mayCode ? act : null } : null
        }
        errors={said.errors}
        before={
          desk.texts.length > 0 ? before?.({ desk, context, at, mayCode, isFirst: desk.isFirst }) : null
        }
      />,
    );
  }

  /** Marks what the form says. */
  async mark(at: AtDesk, form: PassageForm): Promise<void> {
    const { language } = this.context(at);
    const desk = await this.reading.load(at.code, at.year, at.visitor, at.coder);
    const read = withSearch(readPassageForm(form, language), desk, language);
    const textOf = new Map(
      desk.texts.map((text) => [`${text.entity}:${text.question}:${text.place}`, text.text]),
    );
    const marks = joined(read.marks, (one, other) =>
      (textOf.get(`${one.entity}:${one.question}:${one.place}`) ?? '').slice(one.end, other.start),
    );
    const errors = [
      ...(marks.length === 0 ? [{ text: pageText(language, 'coding.errorMarks'), href: null }] : []),
    ];
    await this.act(at, read, {}, [...errors, ...wordErrors(read, language)], 'marked', (writing) =>
      writing.mark(at, marks, read.words),
    );
  }

  async edit(at: AtDesk, id: string, form: PassageForm): Promise<void> {
    const { language } = this.context(at);
    const read = readPassageForm(form, language);
    const errors = wordErrors(read, language, true);
    await this.act(at, read, { passage: id }, errors, 'edited', (writing) =>
      writing.edit(at, id, read.revision, read.words),
    );
  }

  async place(at: AtDesk, id: string, form: PassageForm): Promise<void> {
    const { language } = this.context(at);
    const read = readPassageForm(form, language);
    const [first] = read.marks;
    const last = read.marks.at(-1);
    const errors = first && last ? [] : [{ text: pageText(language, 'coding.errorMarks'), href: null }];
    await this.act(at, read, { place: id }, errors, 'placed', (writing) =>
      writing.place(at, id, read.revision, { ...first!, end: last!.end }),
    );
  }

  async remove(at: AtDesk, id: string, form: PassageForm): Promise<void> {
    const read = readPassageForm(form, this.context(at).language);
    await this.act(at, read, {}, [], 'removed', (writing) => writing.remove(at, id, read.revision));
  }

  async undo(at: AtDesk, form: PassageForm): Promise<void> {
    const read = readPassageForm(form, this.context(at).language);
    await this.act(at, read, {}, [], 'undone', async (writing) => {
      await writing.undo(at, read.act);
      return null;
    });
  }

  private async act(
    at: AtDesk,
    read: ReadPassageForm,
    panel: CodingQuery,
    errors: readonly ErrorLine[],
    done: Done,
    work: (writing: Writing) => Promise<string | null>,
  ): Promise<void> {
    const query = { ...queryOf(read.back), ...panel };
    if (errors.length > 0) return this.show(at, query, { status: 422, typed: read, errors });
    try {
      const act = await work(this.writing);
      const view = new URLSearchParams({ ...queryOf(read.back), done, ...(act ? { act } : {}) } as Record<
        string,
        string
      >);
      await at.reply.redirect(`${pathOf(at)}?${view.toString()}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || !['stale', 'step-not-allowed'].includes(error.key)) throw error;
      const text = pageText(this.context(at).language, 'coding.stale');
      await this.show(at, query, { status: 409, typed: read, errors: [{ text, href: null }] });
    }
  }
}

export function pathOf({ code, year, coder }: Pick<CodingAsked, 'code' | 'year' | 'coder'>): string {
  const path = placePath({ code, acronym: '', year: Number(year) }, 'coding');
  return coder === 'first' ? path : `${path}/second`;
}

/** The part of the query that says what is shown; anything else in `back` is left out. */
function queryOf(back: string): CodingQuery {
  const [, question] = /^question=(\w{1,80})$/.exec(back) ?? [];
  const [, entity] = /^entity=([\w-]{1,40})$/.exec(back) ?? [];
  return question ? { question } : entity ? { entity } : {};
}

/** What was asked for where there is such a thing, else the first question with a text. */
function viewOf({ question, entity }: CodingQuery, { texts }: CodingDesk): string {
  if (entity !== undefined && texts.some((text) => text.entity === entity)) return `entity=${entity}`;
  if (question !== undefined && texts.some((text) => text.question === question))
    return `question=${question}`;
  return texts[0] ? `question=${texts[0].question}` : '';
}

/** A code written by its name, in the reader's language or any other, counts as chosen. */
function withSearch(
  read: ReadPassageForm,
  { codebook }: CodingDesk,
  language: StaffContext['language'],
): ReadPassageForm {
  if (read.search === '') return read;
  const wanted = read.search.toLocaleLowerCase(language);
  const active = codebook.filter(({ state }) => state === 'active');
  const isNamed = (name: string) => name.toLocaleLowerCase(language) === wanted;
  const found =
    active.find((code) => isNamed(nameOf(code, language))) ??
    active.find(({ texts }) => Object.values(texts).some(isNamed));
  if (!found) return read;
  const { catalogue, code } = found;
  return { ...read, search: '', words: { ...read.words, codes: [...read.words.codes, { catalogue, code }] } };
}

function wordErrors(
  read: ReadPassageForm,
  language: StaffContext['language'],
  mayBeBare = false,
): ErrorLine[] {
  const wrong = wrongWords(read.words);
  if (wrong === 'memo')
    return [{ text: pageText(language, 'coding.errorMemo', { count: LONGEST_MEMO }), href: '#memo' }];
  if (wrong)
    return [{ text: pageText(language, 'coding.errorName', { count: LONGEST_NAME }), href: '#new-name' }];
  if (read.search !== '') return [{ text: pageText(language, 'coding.errorSearch'), href: '#search' }];
  const { codes, newCode, memo, exemplar } = read.words;
  const isBare = codes.length === 0 && !newCode && memo === '' && !exemplar;
  return isBare && !mayBeBare ? [{ text: pageText(language, 'coding.errorCodes'), href: '#search' }] : [];
}
