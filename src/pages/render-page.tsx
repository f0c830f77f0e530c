import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { AssetsContext, type PageAssets } from './assets-context.js';

/** A whole HTML document from the tree of a page; preact escapes every text and attribute, once. */
export function renderPage(page: VNode, assets: PageAssets): string {
  return `<!doctype html>${renderToString(<AssetsContext.Provider value={assets}>{page}</AssetsContext.Provider>)}`;
}

/** A part of a page, sent to the script of a form to be put in place. */
export function renderPart(part: VNode): string {
  return renderToString(part);
}
