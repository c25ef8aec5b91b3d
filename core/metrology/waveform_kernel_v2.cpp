// SPDX-License-Identifier: Apache-2.0
#define KERNEL_NAME kernelV2
#define KERNEL_BYTES 16
#include "core/metrology/waveform_kernel.inc"
