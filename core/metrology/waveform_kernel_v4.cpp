// SPDX-License-Identifier: Apache-2.0
#define KERNEL_NAME kernelV4
#define KERNEL_BYTES 64
#include "core/metrology/waveform_kernel.inc"
