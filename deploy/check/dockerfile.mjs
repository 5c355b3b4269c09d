// Dockerfiles: unknown instructions and flags, wrong arguments, undefined stages.
import { checkEach, load } from './tools.mjs';

const { validate } = load('dockerfile-utils');

await checkEach(text => validate(text).map(problem => `line ${problem.range.start.line + 1}: ${problem.message}`));
