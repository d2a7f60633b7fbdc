// Draws nodes as squares, circles, triangles and diamonds, each with an outline, so that colour is never all that tells them apart.
import { NodeProgram } from 'sigma/rendering';
import type { ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { Role } from './network-data';

const shapes: Record<Role, number> = { current: 0, citing: 1, referenced: 2, both: 3 };

const vertexShader = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
varying vec4 v_color;
varying float v_shape;
varying float v_pixel;
const float bias = 255.0 / 254.0;

void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  gl_PointSize = a_size / u_sizeRatio * u_pixelRatio * 2.3;
  v_pixel = 2.0 / gl_PointSize;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

// Distances are from the edge of the shape, negative inside, in a square of -1 … 1 whose y points down.
const fragmentShader = `
precision highp float;
varying vec4 v_color;
varying float v_shape;
varying float v_pixel;
uniform vec3 u_outline;

float distanceTo(vec2 p) {
  if (v_shape < 0.5) return max(abs(p.x), abs(p.y)) - 0.78;
  if (v_shape < 1.5) return length(p) - 0.86;
  if (v_shape < 2.5) return max(p.y - 0.66, abs(p.x) * 0.8660254 - p.y * 0.5 - 0.45);
  return (abs(p.x) + abs(p.y) - 0.98) * 0.7071068;
}

void main() {
  float d = distanceTo(gl_PointCoord * 2.0 - 1.0);
  #ifdef PICKING_MODE
  if (d > 0.0) discard;
  gl_FragColor = v_color;
  #else
  float inside = 1.0 - smoothstep(-v_pixel, v_pixel, d);
  float core = 1.0 - smoothstep(-v_pixel, v_pixel, d + 2.6 * v_pixel);
  vec3 rgb = mix(u_outline, v_color.rgb, core);
  gl_FragColor = vec4(rgb * inside, inside);
  #endif
}`;

const uniforms = ['u_matrix', 'u_sizeRatio', 'u_pixelRatio', 'u_outline'] as const;

/** Sigma's drawing program for the nodes of a network; the outline separates nodes that overlap. */
export function createShapeProgram(outline: () => readonly [number, number, number]) {
  return class ShapeProgram extends NodeProgram<(typeof uniforms)[number]> {
    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
      return {
        VERTICES: 1,
        VERTEX_SHADER_SOURCE: vertexShader,
        FRAGMENT_SHADER_SOURCE: fragmentShader,
        METHOD: POINTS,
        UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_size', size: 1, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_shape', size: 1, type: FLOAT },
        ],
      };
    }

    processVisibleItem(nodeIndex: number, offset: number, data: NodeDisplayData & { role?: Role }) {
      let place = offset;
      this.array[place++] = data.x;
      this.array[place++] = data.y;
      this.array[place++] = data.size;
      this.array[place++] = floatColor(data.color);
      this.array[place++] = nodeIndex;
      this.array[place++] = shapes[data.role ?? 'citing'];
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo) {
      gl.uniformMatrix3fv(uniformLocations['u_matrix']!, false, params.matrix);
      gl.uniform1f(uniformLocations['u_sizeRatio']!, params.sizeRatio);
      gl.uniform1f(uniformLocations['u_pixelRatio']!, params.pixelRatio);
      gl.uniform3f(uniformLocations['u_outline']!, ...outline());
    }
  };
}
