import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mayEnter, type StaffVisitor } from '../accounts/access.js';
import { ruleText } from '../initiatives/document-problem-texts.js';
import type { Language } from '../language.js';
import type { ErrorLine } from '../pages/notices.js';
import { pageText } from '../pages/page-text.js';
import { Pages } from '../pages/pages.service.js';
import type { StaffContext } from '../pages/staff/staff-frame.js';
import type { ProblemPlace } from '../problem.js';
import { QuestionnairesService } from '../questionnaires/questionnaires.service.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import type { TypedRow } from './calendar-form.js';
import type { CalendarQuery } from './calendar-form.shape.js';
import type { CalendarDone } from './calendar-forms.service.js';
import { rowsOf, type CalendarRow } from './calendar.js';
import { CalendarPage } from './pages/calendar-page.js';
import { CalendarPastPage } from './pages/calendar-past-page.js';
import { calendarPath } from './pages/calendar-paths.js';
import { WindowCalendarService, type WindowCalendar } from './window-calendar.service.js';

const PAST_ROWS = 100;

/** What is said on the page beside what is stored. */
interface Said {
  readonly typed: ReadonlyMap<string, TypedRow>;
  readonly errors: ReadonlyMap<string, string>;
  readonly summary: readonly ErrorLine[];
  readonly lead: string | null;
  readonly notice: readonly string[];
  readonly undo: { readonly what: 'planned' | 'confirmed'; readonly at: string } | null;
  readonly questionnaire?: string | undefined;
}

const NOTHING: Said = {
  ...{ typed: new Map(), errors: new Map(), summary: [], lead: null, notice: [], undo: null },
};

/** Shows the calendar of a window, with what has been done and what was refused. */
@Injectable()
export class CalendarPages {
  constructor(
    private readonly pages: Pages,
    private readonly calendars: WindowCalendarService,
    private readonly feeds: CalendarFeeds,
    private readonly questionnaires: QuestionnairesService,
  ) {}

  /** As it is, after what the address says has been done. */
  async send(
    reply: FastifyReply,
    visitor: StaffVisitor,
    context: StaffContext,
    window: string,
    query: CalendarQuery,
  ): Promise<void> {
    const calendar = await this.calendars.of(visitor, window);
    const { done, at } = query;
    const canUndo = (done === 'planned' || done === 'confirmed') && (query.count ?? 0) > 0;
    const undo = canUndo && at !== undefined ? ({ what: done, at } as const) : null;
    const notice = noticeOf(context.language, query);
    await this.sendPage(reply, 200, { visitor, context, calendar }, { ...NOTHING, notice, undo });
  }

  /** With what was not done, at its row, and what was typed there. */
  async sendDone(
    reply: FastifyReply,
    visitor: StaffVisitor,
    context: StaffContext,
    window: string,
    done: CalendarDone,
    questionnaire: string | undefined,
  ): Promise<void> {
    const calendar = await this.calendars.of(visitor, window);
    const { language } = context;
    const { act, failures, typed, count, moved, at } = done;
    const what = ({ plan: 'planned', confirm: 'confirmed' } as const)[act as 'plan' | 'confirm'];
    const said = refusalOf(language, calendar.changeable, failures);
    const summary = done.nothingTicked
      ? [...said.summary, { text: pageText(language, 'calendar.error.nothing'), href: null }]
      : said.summary;
    const { [act]: word } = DONE_WORDS;
    // What stands there now counts where somebody else was quicker.
    const shown = new Map([...typed].filter(([code]) => failures.get(code) !== 'stale'));
    await this.sendPage(
      reply,
      summary.length > 0 ? 422 : 200,
      { visitor, context, calendar },
      {
        ...{ typed: shown, errors: said.errors, summary, questionnaire },
        lead: failures.size > 0 ? pageText(language, 'calendar.error.partly') : null,
        notice: count + moved > 0 ? noticeOf(language, { done: word, count, moved }) : [],
        undo: what && count > 0 ? { what, at } : null,
      },
    );
  }

  /** A page of the exercises that are over. */
  async sendPast(
    reply: FastifyReply,
    visitor: StaffVisitor,
    context: StaffContext,
    window: string,
    page: number,
  ): Promise<void> {
    const { rows } = await this.calendars.of(visitor, window);
    const past = rowsOf(rows, 'past');
    const paging = {
      ...{ language: context.language, path: `${calendarPath(window)}/past` },
      ...{ page, pageSize: PAST_ROWS, total: past.length },
    };
    const shown = past.slice((page - 1) * PAST_ROWS, page * PAST_ROWS);
    await this.pages.send(
      reply,
      200,
      <CalendarPastPage context={context} window={window} rows={shown} paging={paging} />,
    );
  }

  private async sendPage(
    reply: FastifyReply,
    status: number,
    of: {
      readonly visitor: StaffVisitor;
      readonly context: StaffContext;
      readonly calendar: WindowCalendar;
    },
    said: Said,
  ): Promise<void> {
    const { visitor, context, calendar } = of;
    const { year, rows, changeable } = calendar;
    const known = this.questionnaires.list();
    const mayChange = ({ code }: CalendarRow) => mayEnter(visitor, 'manager', { window: year, code });
    await this.pages.send(
      reply,
      status,
      <CalendarPage
        {...{ context, rows }}
        window={String(year)}
        shown={{ language: context.language, mayChange, typed: said.typed, errors: said.errors }}
        mayChange={changeable.length > 0}
        questionnaires={known}
        questionnaire={said.questionnaire ?? known.at(-1)?.id ?? ''}
        {...{ summary: said.summary, lead: said.lead, notice: said.notice, undo: said.undo }}
        feed={await this.feeds.addressOf(visitor, year)}
      />,
    );
  }
}

/** What a press of each button is called once it is done. */
export const DONE_WORDS = {
  plan: 'planned',
  save: 'saved',
  confirm: 'confirmed',
  unconfirm: 'unconfirmed',
} as const;

function noticeOf(language: Language, { done, count = 0, moved = 0 }: CalendarQuery): readonly string[] {
  if (!done) return [];
  const isAbout = done !== 'saved' || moved === 0;
  return [
    ...(isAbout ? [pageText(language, `calendar.done.${done}`, { count })] : []),
    ...(moved > 0 ? [pageText(language, 'calendar.done.moved', { count: moved })] : []),
  ];
}

/** What is wrong, at its fields and above them, by the name of the initiative. */
function refusalOf(
  language: Language,
  rows: readonly CalendarRow[],
  failures: CalendarDone['failures'],
): Pick<Said, 'errors' | 'summary'> {
  const errors = new Map<string, string>();
  const summary: ErrorLine[] = [];
  const acronyms = new Map(rows.map(({ code, acronym }) => [code, acronym]));
  for (const [code, failure] of failures) {
    const places = failure === 'stale' ? [{ pointer: '', detail: '' }] : failure;
    for (const place of places) {
      const text =
        failure === 'stale' ? pageText(language, 'calendar.error.stale') : ruleText(language, place.detail);
      const field = fieldOf(code, place);
      errors.set(field, errors.has(field) ? `${errors.get(field) ?? ''} ${text}` : text);
      summary.push({ text: `${acronyms.get(code) ?? code}: ${text}`, href: `#${field}` });
    }
  }
  return { errors, summary };
}

/** What is about no day of the row is said at its tick box. */
function fieldOf(code: string, { pointer }: Pick<ProblemPlace, 'pointer'>): string {
  if (pointer === '/opensOn') return `opens.${code}`;
  return pointer === '/closesOn' ? `closes.${code}` : `tick.${code}`;
}
