# SPDX-License-Identifier: Apache-2.0
target_sources(meterbench_core PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/display/lcd_image.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/display/number_format.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/display/preview.cpp)
