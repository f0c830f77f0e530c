import type { Frame, Locator, Page } from 'playwright-core';

/** How somebody uses the pages. A story is told once, and whoever plays it brings their own hands. */
export interface Hands {
  readonly page: Page;
  /** Opens an address, as from a mail. */
  go(address: string): Promise<void>;
  /** A link or button that leads to a page; `key` is the key that the page gives it, where it has one. */
  press(selector: string, key?: string): Promise<void>;
  /** What a script may do in place; without one it leads to a page. */
  act(selector: string, key?: string): Promise<void>;
  /** What stands behind one line: its `details`. */
  unfold(selector: string): Promise<void>;
  write(selector: string, text: string): Promise<void>;
  /** What an answer leads to: it comes at once where scripts run, elsewhere by the button that saves. */
  isLedTo(selector: string, saving: string): Promise<void>;
  /** A radio button or a checkbox. */
  choose(selector: string): Promise<void>;
  /** One of a list, by its value. */
  pick(selector: string, value: string): Promise<void>;
  /** Waits until the page says it. */
  sees(...texts: readonly (string | RegExp)[]): Promise<void>;
  reads(): Promise<string>;
}

export type HandsOf = (page: Page) => Hands;

const isFocused = (element: Locator) => element.evaluate((it) => it === document.activeElement);

async function arrives(page: Page, act: () => Promise<unknown>): Promise<void> {
  const isThePage = (frame: Frame) => frame === page.mainFrame();
  const arrival = page.waitForEvent('framenavigated', { predicate: isThePage, timeout: 20_000 });
  await Promise.all([act(), arrival]);
  await page.waitForLoadState('load');
}

abstract class AtPage {
  constructor(readonly page: Page) {}

  async go(address: string): Promise<void> {
    await this.page.goto(address);
  }

  reads(): Promise<string> {
    return this.page.locator('main').innerText();
  }

  async sees(...texts: readonly (string | RegExp)[]): Promise<void> {
    for (const text of texts) {
      const found = this.page.locator('main').filter({ hasText: text });
      if (
        await found.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        )
      )
        continue;
      const read = `${this.page.url()}\n${await this.reads()}`;
      if (typeof text === 'string') expect(read).toContain(text);
      else expect(read).toMatch(text);
    }
  }

  protected isUnfolded(selector: string): Promise<boolean> {
    return this.one(selector).evaluate((it) => (it as HTMLDetailsElement).open);
  }

  protected one(selector: string): Locator {
    return this.page.locator(selector).first();
  }
}

/** No script runs; a finger or a mouse does the rest. */
export class WithoutScript extends AtPage implements Hands {
  press(selector: string): Promise<void> {
    return arrives(this.page, () => this.one(selector).click());
  }

  act(selector: string): Promise<void> {
    return this.press(selector);
  }

  async unfold(selector: string): Promise<void> {
    if (!(await this.isUnfolded(selector))) await this.one(`${selector} > summary`).click();
  }

  write(selector: string, text: string): Promise<void> {
    return this.one(selector).fill(text);
  }

  async isLedTo(selector: string, saving: string): Promise<void> {
    await this.press(saving);
    await this.one(selector).waitFor();
  }

  choose(selector: string): Promise<void> {
    return this.one(selector).check();
  }

  async pick(selector: string, value: string): Promise<void> {
    await this.one(selector).selectOption(value);
  }
}

const MOST_STOPS = 250;

/** Nothing but keys: Tab to get somewhere, arrows to choose, Enter and Space to act, and the keys that pages name. */
export class ByKeyboard extends AtPage implements Hands {
  async press(selector: string, key?: string): Promise<void> {
    await this.comeTo(selector, key);
    await arrives(this.page, () => this.keys(key ?? 'Enter'));
  }

  async act(selector: string, key?: string): Promise<void> {
    await this.comeTo(selector, key);
    await this.keys(key ?? 'Enter');
  }

  async unfold(selector: string): Promise<void> {
    if (await this.isUnfolded(selector)) return;
    await this.reach(`${selector} > summary`);
    await this.page.keyboard.press('Enter');
  }

  isLedTo(selector: string): Promise<void> {
    return this.one(selector).waitFor();
  }

  async write(selector: string, text: string): Promise<void> {
    await this.reach(selector);
    if ((await this.one(selector).getAttribute('type')) === 'date') return this.writeDay(selector, text);
    await this.page.keyboard.press('Control+A');
    await (text === '' ? this.page.keyboard.press('Delete') : this.page.keyboard.type(text));
    expect(await this.one(selector).inputValue()).toBe(text);
  }

  async choose(selector: string): Promise<void> {
    const wanted = this.one(selector);
    await wanted.waitFor();
    if (await wanted.isChecked()) return;
    const group = await wanted.evaluate((it) => {
      const { type, tabIndex, name, form } = it as HTMLInputElement;
      // Tab comes to one of a group, arrows to the others.
      return type === 'radio' || tabIndex === -1
        ? { name, form: [...document.forms].findIndex((one) => one === form) }
        : null;
    });
    await this.reach(selector, (on) => on.name === group?.name && on.form === group.form);
    for (let presses = 0; group && presses < 20 && !(await isFocused(wanted)); presses++)
      await this.page.keyboard.press('ArrowDown');
    if (!(await wanted.isChecked())) await this.page.keyboard.press('Space');
    expect([selector, await wanted.isChecked()]).toEqual([selector, true]);
  }

  async pick(selector: string, value: string): Promise<void> {
    await this.reach(selector);
    await this.page.keyboard.press('Home');
    for (let presses = 0; presses < 60 && (await this.one(selector).inputValue()) !== value; presses++)
      await this.page.keyboard.press('ArrowDown');
    expect([selector, await this.one(selector).inputValue()]).toEqual([selector, value]);
  }

  /** Where the page gives a key, nobody has to go there: it only has to be on the page. */
  private async comeTo(selector: string, key: string | undefined): Promise<void> {
    if (key === undefined) return this.reach(selector);
    await this.one(selector).waitFor({ state: 'attached' });
    expect([selector, await this.one(selector).getAttribute('data-key')]).toEqual([selector, key]);
  }

  private async keys(keys: string): Promise<void> {
    for (const key of keys.split(' ')) await this.page.keyboard.press(key);
  }

  /** Day and month stand in the order of the reader's country. */
  private async writeDay(selector: string, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-');
    for (const text of [month + date + year, date + month + year]) {
      await this.page.keyboard.type(text);
      if ((await this.one(selector).inputValue()) === day) return;
      for (let parts = 0; parts < 2; parts++) await this.page.keyboard.press('ArrowLeft');
    }
    expect([selector, await this.one(selector).inputValue()]).toEqual([selector, day]);
  }

  /** Presses Tab, or Shift and Tab where it lies before, until the keyboard is on what is meant. */
  private async reach(
    selector: string,
    isNear: (on: { form: number; name: string }) => boolean = () => false,
  ): Promise<void> {
    const wanted = this.one(selector);
    await wanted.waitFor();
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      const on = await wanted.evaluate((it) => {
        const active = document.activeElement as HTMLInputElement;
        const isBefore = (active.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
        const isWithin = active.contains(it);
        return {
          isIt: active === it,
          goesBack: isBefore && !isWithin,
          form: active.form ? [...document.forms].indexOf(active.form) : -1,
          name: active.name ?? '',
        };
      });
      if (on.isIt || isNear(on)) return;
      await this.page.keyboard.press(on.goesBack ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`The keyboard never came to ${selector} on ${this.page.url()}.`);
  }
}
