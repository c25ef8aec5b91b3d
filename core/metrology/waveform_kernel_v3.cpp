// SPDX-License-Identifier: Apache-2.0
#define KERNEL_NAME kernelV3
#define KERNEL_BYTES 32
#include "core/metrology/waveform_kernel.inc"
