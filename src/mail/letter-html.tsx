import { renderToString } from 'preact-render-to-string';
import type { Letter } from './letter.js';

const COLUMN = 'max-width:600px;margin:0 auto;padding:16px;font:16px/1.5 Arial,Helvetica,sans-serif';
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:4px;background:#0b4f5c;color:#ffffff;' +
  'font-weight:bold;text-decoration:none';

/**
 * The same letter as HTML. No image, no tracking, nothing fetched; text and background colours are left to the reader's
 * program, so that dark ones stay legible. preact escapes names and remarks once.
 */
export function letterHtml(letter: Letter): string {
  const { language, subject, greeting, paragraphs, points = [], button, closing, leaving, small } = letter;
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
      </head>
      <body style="margin:0">
        <div lang={language} style={COLUMN}>
          {[greeting, ...paragraphs].map((text) => (
            <p>{text}</p>
          ))}
          {points.length > 0 && (
            <ul>
              {points.map(({ title, text, url }) => (
                <li style={url === undefined ? undefined : 'margin-bottom:12px'}>
                  <strong>{url === undefined ? title : <a href={url}>{title}</a>}</strong>
                  <br />
                  <span style="white-space:pre-line">{text}</span>
                </li>
              ))}
            </ul>
          )}
          {button && (
            <p>
              <a href={button.url} style={BUTTON}>
                {button.label}
              </a>
            </p>
          )}
          {button && (
            <p>
              {button.instead}
              <br />
              <a href={button.url} style="word-break:break-all">
                {button.url}
              </a>
            </p>
          )}
          {closing.map((text) => (
            <p>{text}</p>
          ))}
          {leaving && (
            <p>
              <a href={leaving.url}>{leaving.label}</a>
            </p>
          )}
          <p style="font-size:14px">{small}</p>
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}
