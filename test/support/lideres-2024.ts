import { parse, type HTMLElement } from 'node-html-parser';
import { startTestExpost, type RunningExpost } from './expost.js';
import { enter, type PartnerSession } from './partner-session.js';
import { openSecondYear, type SecondYear } from './second-year.js';
import { openExercise, type OpenExercise } from './story.js';

/**
 * LIDERES in 2024. Between the exercises CAINCO changed its name, Ashoka left, a network joined; Fundación Carolina had
 * not answered in 2023.
 */
export interface Lideres2024 {
  readonly expost: RunningExpost;
  readonly story: OpenExercise;
  readonly second: SecondYear;
  readonly cainco: PartnerSession;
  /** Personal link of somebody to the second exercise. */
  linkTo(email: string): Promise<string>;
  /** The response of CAINCO, by the API. */
  stored(): Promise<{ readonly answers: Readonly<Record<string, unknown>>; readonly revision: number }>;
  stop(): Promise<void>;
}

export async function startLideres2024(): Promise<Lideres2024> {
  const expost = await startTestExpost();
  const story = await openExercise(expost);
  const second = await openSecondYear(expost, story, {
    answering: ['cainco', 'tec', 'cantabria', 'ashoka'],
    meanwhile: () => changePartnership(story),
  });
  return {
    expost,
    story,
    second,
    cainco: await enter(expost, await story.linkOf('cainco')),
    linkTo: async (email) => {
      const { body } = await story.manager.get('/api/outbox?kind=invitation&pageSize=200');
      const mail = body.items.find(({ to }: { to: string }) => to === email);
      const { body: rendered } = await story.manager.get(`/api/outbox/${mail.id}`);
      return /https?:\/\/\S+\/r\/[\w-]+/.exec(rendered.text)?.[0] ?? '';
    },
    stored: async () => (await story.manager.get(`${second.path}/responses/cainco`)).body,
    stop: () => expost.stop(),
  };
}

export async function changePartnership({ manager, fixture }: OpenExercise): Promise<void> {
  const path = `/api/initiatives/${fixture.initiative.code}`;
  const { headers } = await manager.get(path);
  const [first, ...others] = fixture.initiative.entities;
  const rosa = { ...first?.contacts[0], name: 'Rosa Example', email: 'rosa@red.example.org' };
  const red = {
    ...first,
    key: 'red',
    name: 'Red Example',
    role: 'other',
    coordinator: false,
    contacts: [rosa],
  };
  const entities = [
    { ...first, name: 'Cámara de Santa Cruz' },
    ...others.filter(({ key }) => key !== 'ashoka'),
    red,
  ];
  const changed = await manager.put(
    path,
    { ...fixture.initiative, entities },
    { 'if-match': headers.get('etag') ?? '' },
  );
  if (changed.status !== 200) throw new Error(`${changed.status}: ${changed.text.slice(0, 1000)}`);
}

/** Rows about an entity that has left are none any more, and nobody has worked with it. */
export function withoutAshoka(answers: object): object {
  const text = JSON.stringify(answers, (key, value: unknown) => {
    if (Array.isArray(value)) return value.filter((one) => one !== 'ashoka');
    return key === 'ashoka' ? undefined : value;
  });
  return JSON.parse(text) as object;
}

/** The middle of a page, and its words. */
export async function sectionPage(who: PartnerSession, name: string): Promise<HTMLElement> {
  return mainOf((await who.get(`/answer/sections/${name}`)).text);
}
export function mainOf(html: string): HTMLElement {
  return parse(html).querySelector('main') as HTMLElement;
}
export function squeezed(element: HTMLElement | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** What a person's browser sends with a section: every field as it stands, with these changed. */
export async function saveSection(
  who: PartnerSession,
  name: string,
  changed: Readonly<Record<string, string>>,
) {
  const main = await sectionPage(who, name);
  const fields: Record<string, string> = {};
  for (const field of main.querySelectorAll('form input, form textarea')) {
    const own = field.getAttribute('name') ?? '';
    const type = field.getAttribute('type');
    if ((type === 'radio' || type === 'checkbox') && !field.hasAttribute('checked')) continue;
    if (!field.closest('template')) fields[own] = field.getAttribute('value') ?? field.textContent;
  }
  return who.post(`/answer/sections/${name}`, { ...fields, _go: 'continue', ...changed });
}
