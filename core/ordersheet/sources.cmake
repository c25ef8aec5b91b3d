# SPDX-License-Identifier: Apache-2.0
target_sources(meterbench_core PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/ordersheet/sheet_words.cpp)
