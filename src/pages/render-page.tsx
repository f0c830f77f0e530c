import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { AssetsContext, type PageAssets } from './assets-context.js';
import { RestoredContext } from './restored-context.js';

/** A whole HTML document from the tree of a page; preact escapes every text and attribute, once. */
export function renderPage(page: VNode, assets: PageAssets, isRestored = false): string {
  const whole = (
    <AssetsContext.Provider value={assets}>
      <RestoredContext.Provider value={isRestored}>{page}</RestoredContext.Provider>
    </AssetsContext.Provider>
  );
  return `<!doctype html>${renderToString(whole)}`;
}

/** A part of a page, sent to the script of a form to be put in place. */
export function renderPart(part: VNode): string {
  return renderToString(part);
}
