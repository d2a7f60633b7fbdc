// Draws edges: as smooth bands while there are few, as plain lines of one pixel when there are many.
import { EdgeProgram } from 'sigma/rendering';
import type { ProgramInfo } from 'sigma/rendering';
import type Sigma from 'sigma';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import type { Network } from './network-data';
import { asRgb, bandWidth, edgeStrength } from './shapes';
import type { Colours } from './shapes';

/** More edges than this are drawn as lines. */
export const bandsUpTo = 6000;

const bandVertexShader = `
attribute vec2 a_from;
attribute vec2 a_to;
attribute float a_isSpoke;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_size;
uniform float u_width;
varying float v_side;
varying float v_isSpoke;

void main() {
  vec2 from = (u_matrix * vec3(a_from, 1)).xy;
  vec2 to = (u_matrix * vec3(a_to, 1)).xy;
  vec2 along = (to - from) * u_size;
  vec2 across = normalize(vec2(-along.y, along.x) + vec2(1e-6, 0));
  float half_ = u_width * 0.5 + 0.75;
  v_side = a_corner.y * half_;
  v_isSpoke = a_isSpoke;
  gl_Position = vec4(mix(from, to, a_corner.x) + across * v_side * 2.0 / u_size, 0, 1);
}`;

const bandFragmentShader = `
precision highp float;
varying float v_side;
varying float v_isSpoke;
uniform vec3 u_colour;
uniform vec2 u_strength;
uniform float u_width;

void main() {
  float cover = clamp(u_width * 0.5 + 0.5 - abs(v_side), 0.0, 1.0);
  float alpha = cover * mix(u_strength.x, u_strength.y, v_isSpoke);
  gl_FragColor = vec4(u_colour * alpha, alpha);
}`;

const lineVertexShader = `
attribute vec2 a_place;
attribute float a_isSpoke;
uniform mat3 u_matrix;
varying float v_isSpoke;
void main() {
  v_isSpoke = a_isSpoke;
  gl_Position = vec4((u_matrix * vec3(a_place, 1)).xy, 0, 1);
}`;

const lineFragmentShader = `
precision highp float;
varying float v_isSpoke;
uniform vec3 u_colour;
uniform vec2 u_strength;
void main() {
  float alpha = mix(u_strength.x, u_strength.y, v_isSpoke);
  gl_FragColor = vec4(u_colour * alpha, alpha);
}`;

const uniforms = ['u_matrix', 'u_size', 'u_width', 'u_colour', 'u_strength'] as const;
type Uniform = (typeof uniforms)[number];

/** What sigma hands on of an edge: its place among the edges of the network. */
export type EdgeData = EdgeDisplayData & { place: number; isSpoke: boolean };

/** Lets edges follow their nodes without sigma counting everything anew. */
export interface EdgeBuffer {
  move(place: number, fromX: number, fromY: number, toX: number, toY: number): void;
}

/** What the drawing of edges depends on besides the camera. */
export interface EdgeLook {
  colours(): Colours;
  network(): Network;
}

// The second place of an edge stands as far behind the first as the attributes of one vertex take.
function createProgram(look: EdgeLook, tellBuffer: (buffer: EdgeBuffer) => void, isBand: boolean) {
  const second = isBand ? 2 : 3;
  return class NetworkEdgeProgram extends EdgeProgram<Uniform> implements EdgeBuffer {
    readonly offsets: number[] = [];

    constructor(gl: WebGLRenderingContext, pickingBuffer: WebGLFramebuffer | null, renderer: Sigma) {
      super(gl, pickingBuffer, renderer);
      tellBuffer(this);
    }

    getDefinition() {
      const { FLOAT, LINES, TRIANGLE_STRIP } = WebGLRenderingContext;
      if (isBand)
        return {
          VERTICES: 4,
          METHOD: TRIANGLE_STRIP,
          UNIFORMS: uniforms,
          VERTEX_SHADER_SOURCE: bandVertexShader,
          FRAGMENT_SHADER_SOURCE: bandFragmentShader,
          ATTRIBUTES: [
            { name: 'a_from', size: 2, type: FLOAT },
            { name: 'a_to', size: 2, type: FLOAT },
            { name: 'a_isSpoke', size: 1, type: FLOAT },
          ],
          CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
          CONSTANT_DATA: [
            [0, -1],
            [0, 1],
            [1, -1],
            [1, 1],
          ],
        };
      return {
        VERTICES: 2,
        METHOD: LINES,
        UNIFORMS: uniforms,
        VERTEX_SHADER_SOURCE: lineVertexShader,
        FRAGMENT_SHADER_SOURCE: lineFragmentShader,
        ATTRIBUTES: [
          { name: 'a_place', size: 2, type: FLOAT },
          { name: 'a_isSpoke', size: 1, type: FLOAT },
        ],
      };
    }

    processVisibleItem(_: number, offset: number, from: NodeDisplayData, to: NodeDisplayData, data: EdgeDisplayData) {
      const { place, isSpoke } = data as EdgeData;
      this.offsets[place] = offset;
      this.move(place, from.x, from.y, to.x, to.y);
      this.array[offset + (isBand ? 4 : 5)] = isSpoke ? 1 : 0;
      if (!isBand) this.array[offset + 2] = isSpoke ? 1 : 0;
    }

    move(place: number, fromX: number, fromY: number, toX: number, toY: number) {
      const offset = this.offsets[place];
      if (offset === undefined) return;
      this.array[offset] = fromX;
      this.array[offset + 1] = fromY;
      this.array[offset + second] = toX;
      this.array[offset + second + 1] = toY;
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>) {
      const { tie, spoke } = edgeStrength(look.network());
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform3f(uniformLocations.u_colour, ...asRgb(look.colours().edge));
      gl.uniform2f(uniformLocations.u_strength, tie, spoke);
      if (!isBand) return;
      gl.uniform2f(uniformLocations.u_size, params.width * params.pixelRatio, params.height * params.pixelRatio);
      gl.uniform1f(uniformLocations.u_width, bandWidth(look.network().edges.length) * params.pixelRatio);
    }
  };
}

export function createBandProgram(look: EdgeLook, tellBuffer: (buffer: EdgeBuffer) => void) {
  return createProgram(look, tellBuffer, true);
}

export function createLineProgram(look: EdgeLook, tellBuffer: (buffer: EdgeBuffer) => void) {
  return createProgram(look, tellBuffer, false);
}
