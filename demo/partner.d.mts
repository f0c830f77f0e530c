import type { PlainBrowser, PlainPage } from './plain-browser.mjs';

interface GivenResponse {
  readonly answers: object;
  readonly cannotAnswer?: object;
}

export function linkIn(mail: { readonly subject?: string; readonly text?: string }): string;
export function arrive(browser: PlainBrowser, link: string): Promise<PlainPage>;
export function sectionLinks(sections: PlainPage): string[];
export function fillSection(
  browser: PlainBrowser,
  address: string,
  response: GivenResponse,
): Promise<ReadonlySet<string>>;
export function fillIn(
  browser: PlainBrowser,
  sections: readonly string[],
  response: GivenResponse,
): Promise<ReadonlySet<string>>;
export function submitAnswers(browser: PlainBrowser): Promise<PlainPage>;
