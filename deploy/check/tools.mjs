// The packages that deploy/check.sh installed, by name, and the list of what was found wrong.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const folder = process.env.NAS_CHECK_TOOLS;
const require = createRequire(join(folder, 'package.json'));

/** A CommonJS package. */
export const load = name => require(name);

/** A package that is an ES module: only `import` of its file finds it, as this file lies elsewhere. */
export const loadModule = (name, file) => import(pathToFileURL(join(folder, 'node_modules', name, file)));

/** All documents of a YAML file, with aliases and merges resolved; what does not parse, or has a key twice, is thrown. */
export function documents(text) {
  return load('yaml').parseAllDocuments(text, { merge: true, uniqueKeys: true }).map(document => {
    if (document.errors.length) throw document.errors[0];
    return document.toJS();
  });
}

/** Runs the check over each file that the command line names; prints its problems; ends the process. */
export async function checkEach(check) {
  let wrong = 0;
  for (const path of process.argv.slice(2)) {
    const problems = await check(readFileSync(path, 'utf8'), path);
    wrong += problems.length;
    console.log(problems.length ? `  ${path}:` : `  ${path}: good`);
    problems.forEach(problem => console.log(`    ${problem}`));
  }
  process.exit(wrong ? 1 : 0);
}
