import { reconnectionHandler } from 'nas/connection';
import 'nas/time';
import 'nas/charts';
import 'nas/editor';

nas.copy = text => navigator.clipboard.writeText(text);
Blazor.start({ circuit: { reconnectionHandler } });
