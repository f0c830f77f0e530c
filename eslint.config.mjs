import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const WORLDLY = [
  '**/*.{service,controller,entity,module,job,guard,filter,decorator,pipe,setup,shape,command,worker,spec}.{ts,tsx}',
  'src/main.ts',
  'src/start.ts',
  'src/config.ts',
  'src/app.entities.ts',
  // The one door to the message formatter.
  'src/message.ts',
  'src/database/**',
  'src/pages/browser/**',
];

/** Libraries that only compute, each let in behind one door. */
const door = (name, folders) => ({ name, message: `${name} belongs behind one door: ${folders}.` });

const PURE_IMPORTS = {
  paths: [
    door('survey-core', 'src/questionnaires'),
    door('pdfkit', 'src/reports/pdf'),
    door('intl-messageformat', 'src/message.ts'),
    door('diff', 'src/reviews'),
    { name: 'typeorm', message: 'A file without a suffix is pure: no database.' },
    { name: 'nodemailer', message: 'A file without a suffix is pure: no mail.' },
    { name: 'zod', message: 'Shapes of requests stand in *.shape.ts or controllers.' },
  ],
  patterns: [
    { group: ['node:*', '@nestjs/*', 'fastify', '@fastify/*'], message: 'A file without a suffix is pure.' },
    {
      group: ['**/*.service.js', '**/*.controller.js', '**/*.entity.js', '**/*.module.js', '**/*.job.js'],
      allowTypeImports: true,
      message: 'A pure file knows no file that touches the world.',
    },
  ],
};

/** The same for the folder that is a library's door. */
const without = (name) => ({
  ...PURE_IMPORTS,
  paths: PURE_IMPORTS.paths.filter((path) => path.name !== name),
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'data', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    ignores: ['eslint.config.mjs'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: WORLDLY,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', PURE_IMPORTS],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time comes in as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Randomness comes in as an argument.',
        },
        {
          selector: "MemberExpression[object.type='MetaProperty']",
          message: 'Places on the disk come in as arguments.',
        },
      ],
    },
  },
  {
    files: ['src/questionnaires/**'],
    ignores: WORLDLY,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', without('survey-core')] },
  },
  {
    files: ['src/reviews/**'],
    ignores: WORLDLY,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', without('diff')] },
  },
  {
    files: ['src/reports/pdf/**'],
    ignores: WORLDLY,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', without('pdfkit')] },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        require: 'readonly',
        module: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        URLSearchParams: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
