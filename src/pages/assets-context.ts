import { createContext } from 'preact';

/** Addresses of the built files, with the hash of their content in their names. */
export interface PageAssets {
  readonly partnerCss: string;
  readonly staffCss: string;
  readonly formJs: string;
  readonly staffJs: string;
  readonly fontRegular: string;
  readonly fontBold: string;
  readonly icon: string;
}

export const NO_ASSETS: PageAssets = {
  partnerCss: '/assets/partner.css',
  staffCss: '/assets/staff.css',
  formJs: '/assets/form.js',
  staffJs: '/assets/staff.js',
  fontRegular: '/assets/source-sans-3-400.woff2',
  fontBold: '/assets/source-sans-3-600.woff2',
  icon: '/assets/icon.svg',
};

/** Handed to every page by `renderPage`, so that no page has to pass them on. */
export const AssetsContext = createContext<PageAssets>(NO_ASSETS);
