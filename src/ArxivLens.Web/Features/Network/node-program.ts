// Draws nodes as squares, discs, triangles, diamonds, rings and speech bubbles, each with an outline, so that colour is never all
// that tells them apart.
import { NodeProgram } from 'sigma/rendering';
import type { ProgramInfo } from 'sigma/rendering';
import type Sigma from 'sigma';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { roles } from './network-data';
import type { Role } from './network-data';
import { asRgb } from './shapes';
import type { Colours } from './shapes';

const vertexShader = `
precision highp float;
attribute vec2 a_position;
attribute float a_size;
attribute float a_role;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
varying float v_role;
varying float v_pixel;
varying float v_reach;

void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  float radius = a_size / u_sizeRatio * u_pixelRatio * 1.15;
  float around = 2.5 * u_pixelRatio;
  gl_PointSize = 2.0 * (radius + around);
  v_reach = 1.0 + around / radius;
  v_pixel = 1.0 / radius;
  v_role = a_role;
}`;

// Distances are from the edge of the shape, negative inside, in a square of -1 … 1 whose y points down.
const fragmentShader = `
precision highp float;
varying float v_role;
varying float v_pixel;
varying float v_reach;
uniform float u_pixelRatio;
uniform vec3 u_outline;
uniform vec3 u_colours[6];

float bubble(vec2 p) {
  float body = max(abs(p.x) - 0.95, abs(p.y + 0.2) - 0.62);
  float tail = max(max(-0.5 - p.x, 0.2 - p.y), dot(p - vec2(-0.5, 1.0), vec2(0.678, 0.735)));
  return min(body, tail);
}

float distanceTo(vec2 p) {
  if (v_role < 0.5) return max(abs(p.x), abs(p.y)) - 0.74;
  if (v_role < 1.5) return length(p) - 0.84;
  if (v_role < 2.5) return max(p.y - 0.66, abs(p.x) * 0.8660254 - p.y * 0.5 - 0.45);
  if (v_role < 3.5) return (abs(p.x) + abs(p.y) - 0.98) * 0.7071068;
  if (v_role < 4.5) return length(p) - 0.86;
  return bubble(p);
}

vec3 colour() {
  if (v_role < 0.5) return u_colours[0];
  if (v_role < 1.5) return u_colours[1];
  if (v_role < 2.5) return u_colours[2];
  if (v_role < 3.5) return u_colours[3];
  if (v_role < 4.5) return u_colours[4];
  return u_colours[5];
}

void main() {
  vec2 p = (gl_PointCoord * 2.0 - 1.0) * v_reach;
  float d = distanceTo(p);
  float blur = 0.6 * v_pixel;
  float inside = 1.0 - smoothstep(-blur, blur, d - 1.4 * u_pixelRatio * v_pixel);
  float core = 1.0 - smoothstep(-blur, blur, d);
  if (v_role > 3.5 && v_role < 4.5) core *= smoothstep(-blur, blur, length(p) - 0.42);
  gl_FragColor = vec4(mix(u_outline, colour(), core) * inside, inside);
}`;

const uniforms = ['u_matrix', 'u_sizeRatio', 'u_pixelRatio', 'u_outline', 'u_colours'] as const;
type Uniform = (typeof uniforms)[number];
const numbers = new Map<Role, number>(roles.map((role, number) => [role, number]));

/** What sigma hands on of a node: its place in the network and its role. */
export type NodeData = NodeDisplayData & { place: number; role: Role };

/** Lets nodes be moved without sigma counting everything anew. */
export interface NodeBuffer {
  move(place: number, x: number, y: number): void;
}

/** Sigma's drawing program for the nodes of a network; the outline separates nodes that overlap. */
export function createNodeProgram(colours: () => Colours, tellBuffer: (buffer: NodeBuffer) => void) {
  return class NetworkNodeProgram extends NodeProgram<Uniform> implements NodeBuffer {
    // Where in the array each node stands; filled by sigma in an order of its own.
    readonly offsets: number[] = [];
    readonly #isForHovered: boolean;

    constructor(gl: WebGLRenderingContext, pickingBuffer: WebGLFramebuffer | null, renderer: Sigma) {
      // Nodes are found by place (PickGrid): no second drawing into a hidden buffer, and no waiting for it to be read back.
      super(gl, null, renderer);
      this.#isForHovered = pickingBuffer === null;
      if (!this.#isForHovered) tellBuffer(this);
    }

    // The painter draws the node that is pointed at; sigma does not know where it was moved to.
    override hasNothingToRender() {
      return this.#isForHovered || super.hasNothingToRender();
    }

    getDefinition() {
      const { FLOAT, POINTS } = WebGLRenderingContext;
      return {
        VERTICES: 1,
        VERTEX_SHADER_SOURCE: vertexShader,
        FRAGMENT_SHADER_SOURCE: fragmentShader,
        METHOD: POINTS,
        UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_role', size: 1, type: FLOAT },
        ],
      };
    }

    processVisibleItem(_: number, offset: number, data: NodeDisplayData) {
      const { place, role } = data as NodeData;
      this.offsets[place] = offset;
      this.array[offset] = data.x;
      this.array[offset + 1] = data.y;
      this.array[offset + 2] = data.size;
      this.array[offset + 3] = numbers.get(role)!;
    }

    move(place: number, x: number, y: number) {
      const offset = this.offsets[place];
      if (offset === undefined) return;
      this.array[offset] = x;
      this.array[offset + 1] = y;
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>) {
      const now = colours();
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(uniformLocations.u_pixelRatio, params.pixelRatio);
      gl.uniform3f(uniformLocations.u_outline, ...asRgb(now.outline));
      gl.uniform3fv(
        uniformLocations.u_colours,
        roles.flatMap(role => asRgb(now[role])),
      );
    }
  };
}
