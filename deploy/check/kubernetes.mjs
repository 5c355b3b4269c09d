// Kubernetes manifests against the published schemas, and, because those let unknown fields pass, against the published TypeScript types.
import { join } from 'node:path';
import { checkEach, documents, folder, load, loadModule } from './tools.mjs';

const typescript = load('typescript');
const options = { strict: true, noEmit: true, skipLibCheck: true, types: [], module: 99, moduleResolution: 100, target: 9 };

function group(apiVersion) {
  const parts = apiVersion.split('/');
  return parts.length === 1 ? { name: '', version: parts[0] } : { name: parts[0], version: parts[1] };
}

async function againstSchema(resource) {
  const { name, version } = group(resource.apiVersion);
  const models = await loadModule('kubernetes-models', join(name, version, `${resource.kind}.js`));
  try {
    new models[resource.kind](resource).validate();
    return [];
  } catch (error) {
    return [`${resource.kind}: ${error.message}`];
  }
}

function againstTypes(resource) {
  const { name, version } = group(resource.apiVersion);
  const type = `${name.split('.')[0] || 'core'}/${version}`;
  const source = `import type { ${resource.kind} } from 'kubernetes-types/${type}';\n`
    + `export const resource: ${resource.kind} = ${JSON.stringify(resource, null, 1)};\n`;
  const file = join(folder, 'resource.ts');
  const host = typescript.createCompilerHost(options);
  const inner = { getSourceFile: host.getSourceFile.bind(host), fileExists: host.fileExists.bind(host), readFile: host.readFile.bind(host) };
  host.getSourceFile = (path, ...rest) =>
    path === file ? typescript.createSourceFile(path, source, options.target) : inner.getSourceFile(path, ...rest);
  host.fileExists = path => path === file || inner.fileExists(path);
  host.readFile = path => (path === file ? source : inner.readFile(path));
  return typescript.getPreEmitDiagnostics(typescript.createProgram([file], options, host)).map(problem => {
    const line = problem.file === undefined ? '' : source.slice(0, problem.start).split('\n').length - 2;
    return `${resource.kind}, line ${line} as JSON: ${typescript.flattenDiagnosticMessageText(problem.messageText, ' ')}`;
  });
}

await checkEach(async text => {
  const problems = [];
  for (const resource of documents(text)) problems.push(...await againstSchema(resource), ...againstTypes(resource));
  return problems;
});
